import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { RewardEstimate, RulesInForce, estimateReward as Estimated } from '../../contract/rules.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Limit } from '../../domain/calendar.ts';
import { type FieldError, refuse } from '../../domain/errors.ts';
import {
  claimLimit,
  explainEn,
  explainZh,
  isDemonstration,
  type InWords,
  outlineOf,
  type RewardScheme,
  schemeAdmits,
  type TraceStep,
} from '../../domain/scheme.ts';
import { conditionsOf } from '../../domain/scheme-conditions.ts';
import { arithmeticOf, estimateReward } from '../../domain/scheme-estimate.ts';
import { limitEn, limitZh } from '../../domain/limit-words.ts';
import { questionsOf } from '../../domain/scheme-questions.ts';
import type { ClockName } from '../../domain/settings.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { SchemesStore } from './schemes.store.ts';

type Asked = Static<(typeof Estimated)['schema']['body']>;
type Deps = { inTransaction: InTransaction; clock: Clock; schemes: SchemesStore; district: DistrictStore };

/** The reward measure in force, as the street reads it and reckons by it. Nothing that anybody asks is kept. */
export function makeRulesService({ inTransaction, clock, schemes, district }: Deps) {
  const inForce = (tx: Tx) => schemes.activeAt(tx, clock.now());
  return {
    /** null where none is in force: then nothing is promised to anybody. */
    read: () =>
      inTransaction(async (tx): Promise<{ rules: RulesInForce | null }> => {
        const row = await inForce(tx);
        if (!row) return { rules: null };
        const { settings } = await readOfficeDays(tx, district);
        const { body: scheme, version, documentNo, activatedAt, createdAt } = row;
        const { stages, terms } = outlineOf(scheme);
        return {
          rules: {
            title: scheme.title,
            version,
            documentNo,
            since: (activatedAt ?? createdAt).toISOString(),
            demonstration: isDemonstration(scheme),
            basis: listOf(scheme.legal_basis),
            stages: stages.map((stage, index) => ({
              ...stage,
              trigger: scheme.stages[index]?.trigger ?? 'LEAD_VERIFIED',
            })),
            terms,
            ...conditionsOf(scheme),
            claim: {
              named: inWords(claimLimit(scheme, 'NAMED') ?? settings.clocks.claimNamed),
              anonymous: inWords(claimLimit(scheme, 'ANON') ?? settings.clocks.claimAnon),
              anonymousAdmitted: schemeAdmits(scheme, 'ANON'),
            },
            questions: questionsOf(scheme).map(({ choices, ...question }) => ({
              ...question,
              choices: choices.map(({ code, zh, en }) => ({ code, zh, en })),
            })),
          },
        };
      }),

    /** The promises that the way of a report is drawn by. */
    clocks: () =>
      inTransaction(async (tx) => {
        const { settings } = await readOfficeDays(tx, district);
        const told = Object.entries(settings.clocks).map(([name, limit]) => [name, inWords(limit)]);
        return { clocks: Object.fromEntries(told) as Record<ClockName, InWords> };
      }),

    /** @throws Refusal NOT_FOUND where no measure is in force; BAD_REQUEST at a question or answer that it doesn't have */
    estimate: ({ identityMode, triggers, answers }: Asked): Promise<RewardEstimate> =>
      inTransaction(async (tx) => {
        const row = (await inForce(tx)) ?? refuse('NOT_FOUND');
        const scheme = row.body;
        const questions = questionsOf(scheme);
        const wrong = answers.flatMap(({ fact, choice }, index): FieldError[] => {
          const question = questions.find((one) => one.fact === fact);
          if (!question) return [{ path: `answers.${index}.fact`, code: 'NOT_IN_LIST' }];
          const known = question.choices.some(({ code }) => code === choice);
          return known ? [] : [{ path: `answers.${index}.choice`, code: 'NOT_IN_LIST' }];
        });
        const twice = new Set(answers.map(({ fact }) => fact)).size < answers.length;
        if (wrong.length) refuse('BAD_REQUEST', wrong);
        if (twice) refuse('BAD_REQUEST', [{ path: 'answers', code: 'MUST_DIFFER' }]);
        if (!triggers.some((trigger) => scheme.stages.some((stage) => stage.trigger === trigger)))
          refuse('BAD_REQUEST', [{ path: 'triggers', code: 'REQUIRED' }]);
        const found = estimateReward(
          scheme,
          triggers,
          Object.fromEntries(answers.map(({ fact, choice }) => [fact, choice])),
        );
        const least = sentences(found.least);
        const most = sentences(found.most);
        return {
          version: row.version,
          demonstration: isDemonstration(scheme),
          admitted: schemeAdmits(scheme as RewardScheme, identityMode),
          lowFen: found.lowFen,
          highFen: found.highFen,
          missing: questions
            .filter(({ fact }) => found.missing.includes(fact))
            .map(({ fact, zh, en }) => ({ code: fact, zh, en })),
          least,
          most: JSON.stringify(least) === JSON.stringify(most) ? [] : most,
        };
      }),
  };
}
export type RulesService = ReturnType<typeof makeRulesService>;

const inWords = (limit: Limit): InWords => ({ zh: limitZh(limit), en: limitEn(limit) });

function sentences(trace: readonly TraceStep[]): InWords[] {
  const steps = arithmeticOf(trace);
  return steps.map((step) => ({
    zh: explainZh([step], 'PUBLIC').join(''),
    en: explainEn([step], 'PUBLIC').join(' '),
  }));
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
