import type { Clock } from '../../adapters/clock.ts';
import type { SchemeComparisonView, SchemeTrial } from '../../contract/scheme-desk.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { figuresOf } from '../../domain/disposition.ts';
import { factsOfCase, triggersOf } from '../../domain/disposition-rewards.ts';
import { refuse, Refusal } from '../../domain/errors.ts';
import {
  caseFactsOf,
  checkCaseFacts,
  checkScheme,
  compareSchemes,
  evaluateScheme,
  explainEn,
  explainZh,
  type PastCase,
  parseScheme,
  type RewardScheme,
} from '../../domain/scheme.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { PaperScans } from '../papers/paper-scans.ts';
import type { PastCasesStore } from './past-cases.store.ts';
import { findingViews } from './scheme-views.ts';
import type { SchemesStore } from './schemes.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  schemes: SchemesStore;
  pastCases: PastCasesStore;
  audit: AuditStore;
  paperScans: PaperScans;
};

/** What stands beside the writing of a measure: an example that reckons, a comparison with another, its paper. */
export function makeSchemeDesk({ inTransaction, clock, schemes, pastCases, audit, paperScans }: Deps) {
  return {
    /** What is wrong with it, and what one example comes to. Keeps nothing; a broken document is an answer, no refusal. */
    try: ({ document, facts }: { document: unknown; facts: unknown }): SchemeTrial => {
      const problems = checkScheme(document);
      const wrong = checkCaseFacts(facts).map(({ path, code }) => ({ path: `facts.${path}`, code }));
      if (problems.length > 0)
        return { problems: [...problems, ...wrong], findings: [], award: null, missing: [] };
      const scheme = document as RewardScheme;
      const findings = findingViews(scheme);
      if (wrong.length > 0) return { problems: wrong, findings, award: null, missing: [] };
      return { problems: [], findings, ...example(scheme, facts) };
    },

    /** Over the graded leads of the last twelve months. @throws Refusal NOT_FOUND, SCHEME_INVALID */
    compare: (schemeId: string, otherId: string): Promise<SchemeComparisonView> =>
      inTransaction(async (tx) => {
        const before = (await schemes.find(tx, schemeId)) ?? refuse('NOT_FOUND');
        const after = (await schemes.find(tx, otherId)) ?? refuse('NOT_FOUND');
        const since = clock.now();
        since.setUTCFullYear(since.getUTCFullYear() - 1);
        const cases = (await pastCases.gradedSince(tx, since)).map(pastCase);
        const named = ({ id, body, version }: typeof before) => ({ id, title: body.title, version });
        return {
          since: since.toISOString(),
          before: named(before),
          after: named(after),
          ...compareSchemes(parseScheme(before.body), parseScheme(after.body), cases),
        };
      }),

    /** Who opened a measure's paper stands in the log first. @throws Refusal NOT_FOUND, and as PaperScans.mustBeServable */
    paper: (caller: Caller, id: string) =>
      inTransaction(async (tx) => {
        const found = (await schemes.document(tx, id)) ?? refuse('NOT_FOUND');
        await paperScans.mustBeServable(tx, id);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'scheme.openDocument',
          subject: { kind: 'SCHEME', id },
          facts: { digest: found.sha256 },
          at: clock.now(),
        });
        return found;
      }),
  };
}
export type SchemeDesk = ReturnType<typeof makeSchemeDesk>;

function example(scheme: RewardScheme, facts: unknown): Pick<SchemeTrial, 'award' | 'missing'> {
  const known = caseFactsOf(facts);
  try {
    const { lowFen, highFen, trace } = evaluateScheme(scheme, known.facts, known.triggers);
    const [zh, en] = [explainZh(trace), explainEn(trace)];
    return {
      award: { lowFen, highFen, steps: zh.map((words, index) => ({ zh: words, en: en[index] ?? '' })) },
      missing: [],
    };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'FACT_MISSING') throw error;
    return { award: null, missing: error.fields.map(({ path }) => path.replace('facts.', '')) };
  }
}

type Past = Awaited<ReturnType<PastCasesStore['gradedSince']>>[number];

/** The facts and stages that the office itself goes by; a lead with a grade was looked into before. */
function pastCase({ grade, dispositionClass, standing }: Past): PastCase {
  const begun = ['PRELIM_INVESTIGATION_OPENED', 'LEAD_GRADED', 'LEAD_VERIFIED'] as const;
  if (!standing)
    return {
      grade,
      facts: { lead_grade: grade, suspected_crime: dispositionClass === 'C', fundraising_occurred: true },
      triggers: begun,
    };
  const { status, events } = standing;
  const reached = triggersOf(events.map(({ kind }) => kind));
  return { grade, facts: factsOfCase(status, figuresOf(events), grade), triggers: [...begun, ...reached] };
}
