import type { SchemeFinding, SchemeView } from '../../contract/schemes.ts';
import type { Tx } from '../../db/connection.ts';
import {
  findingEn,
  findingsOf,
  findingZh,
  inReadingOrder,
  isDemonstration,
  outlineOf,
  type RewardScheme,
} from '../../domain/scheme.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { SchemeRecord, SchemesStore } from './schemes.store.ts';

/** What the audit log calls each step of a measure; the page's history is read from there. */
export const SCHEME_ACTS = {
  'scheme.draft': 'DRAFT',
  'scheme.propose': 'PROPOSE',
  'scheme.activate': 'ACTIVATE',
} as const;

const RANK = { ACTIVE: 0, DRAFT: 1, RETIRED: 2 } as const;

type Step = { act: SchemeView['history'][number]['act']; staffId: string | null; at: Date };
type Deps = { schemes: SchemesStore; audit: AuditStore; staff: StaffStore };

/** The measures as people read them: the one in force, then drafts, then those retired, each kind newest first. */
export async function readSchemes(
  tx: Tx,
  { schemes, audit, staff }: Deps,
  caller: Caller,
): Promise<SchemeView[]> {
  const rows = await schemes.list(tx);
  const acts = await audit.actsOn(
    tx,
    rows.map(({ id }) => id),
  );
  const names = await staff.namesOf(
    tx,
    acts.map(({ staffId }) => staffId),
  );
  const papers = new Map((await schemes.papers(tx)).map((paper) => [paper.id, paper]));
  const stepsOf = (id: string): Step[] =>
    acts.flatMap(({ act, subjectId, staffId, at }) =>
      subjectId === id && act in SCHEME_ACTS
        ? [{ act: SCHEME_ACTS[act as keyof typeof SCHEME_ACTS], staffId, at }]
        : [],
    );
  return rows
    .sort((a, b) => RANK[a.status] - RANK[b.status])
    .map((row) => ({
      ...schemeView(row, stepsOf(row.id), names, caller),
      paper: papers.get(row.documentId ?? '') ?? null,
    }));
}

function schemeView(
  row: SchemeRecord,
  steps: readonly Step[],
  names: ReadonlyMap<string, string>,
  caller: Caller,
): Omit<SchemeView, 'paper'> {
  const { stages, terms, claim } = outlineOf(row.body);
  return {
    id: row.id,
    code: row.schemeId,
    version: row.version,
    status: row.status,
    title: row.body.title,
    demonstration: isDemonstration(row.body),
    documentNo: row.documentNo,
    findings: findingViews(row.body),
    createdAt: row.createdAt.toISOString(),
    history: steps.map(({ act, staffId, at }) => ({
      act,
      byName: staffId === null ? null : (names.get(staffId) ?? '—'),
      at: at.toISOString(),
    })),
    stages,
    terms: [...terms, ...claim],
    document: inReadingOrder({ ...row.body }),
    may: mayTake(row, steps, caller),
  };
}

/** Gaps, overlaps and contradictions in words. */
export const findingViews = (scheme: RewardScheme): SchemeFinding[] =>
  findingsOf(scheme).map((finding) => {
    const { level, kind, path } = finding;
    return { level, kind, path, words: { zh: findingZh(finding), en: findingEn(finding) } };
  });

/** The step that is this person's to take now, by the same rules that hold when they take it. */
function mayTake(row: SchemeRecord, steps: readonly Step[], { actor, staffId }: Caller): SchemeView['may'] {
  const drafted = steps.some((step) => step.act === 'DRAFT' && step.staffId === staffId);
  if (row.status !== 'DRAFT' || drafted) return [];
  return [
    ...(actor.roles.includes('REWARD_APPROVER') ? ['PROPOSE' as const] : []),
    ...(actor.roles.includes('FINANCE_OFFICER') && row.proposedBy !== null && row.proposedBy !== staffId
      ? ['ACTIVATE' as const]
      : []),
  ];
}
