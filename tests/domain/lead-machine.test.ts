import { describe, expect, it } from 'vitest';
import {
  decideLead,
  LEAD_STATUSES,
  LEAD_TRANSITIONS,
  LEAD_VERBS,
  legalVerbs,
  TERMINAL_LEAD_STATUSES,
} from '../../server/domain/lead.ts';
import type { LeadStatus, LeadTransition, LeadVerb } from '../../server/domain/lead.ts';
import { ROLES } from '../../server/domain/roles.ts';
import published from './fixtures/state-machines.json' with { type: 'json' };
import { aLead, LEAD_SCENES, later, NOW, proposedLead, wearing } from './lead-scenes.ts';
import { answerOf } from './refusals.ts';

const table: readonly LeadTransition[] = LEAD_TRANSITIONS;

// Where the published words are no list of roles: "any unit", "three units", a consent or an extension on the side, and
// the joint meeting, for which the coordinator or the head enters what three signatures decided.
const VERIFIERS = ['VERIFIER_LEAD', 'VERIFIER_POLICE', 'VERIFIER_MARKET'];
const MEETING = ['JOINT_MEETING', 'LEAD_COORDINATOR', 'LEAD_AGENCY_HEAD'];
const READ_BY_HAND: Record<string, readonly string[]> = {
  // “可配视同受理”: where the district has it so, the system accepts what nobody decided about in time.
  L02: ['INTAKE_OFFICER', 'SYSTEM'],
  L11: ['LEAD_COORDINATOR', ...VERIFIERS],
  L12: VERIFIERS,
  L15: ['LEAD_COORDINATOR'],
  L16: MEETING,
  L18: ['LEAD_AGENCY_HEAD'],
  L19: MEETING,
  L20: MEETING,
  L23: ['LEAD_COORDINATOR'],
};

// The published table has no way back from a merger made by mistake.
const SPLITS = [
  { id: 'L33', from: 'MERGED', to: 'ACCEPTED' },
  { id: 'L34', from: 'MERGED', to: 'VERIFYING' },
];

describe('the lead’s table', () => {
  it('is the published machine, step by step', () => {
    const ours = table.map(({ id, from, to }) => ({ id, from: from ?? '-', to }));
    const theirs = published.lead.transitions.map(({ id, from, to }) => ({ id, from, to }));
    expect(ours).toEqual([...theirs, ...SPLITS]);
    expect([...LEAD_STATUSES]).toEqual(Object.keys(published.lead.states));
    expect([...TERMINAL_LEAD_STATUSES].sort()).toEqual([...published.lead.terminal].sort());
  });

  it.each(published.lead.transitions)(
    'gives $id to the roles that the published machine names',
    ({ id, by }) => {
      const row = table.find((one) => one.id === id);
      const named = READ_BY_HAND[id] ?? by.match(/[A-Z]+(?:_[A-Z]+)*/g)?.filter((word) => word in ROLE_SET);
      expect(new Set([...(row?.by ?? []), ...(row?.proposedBy ?? [])])).toEqual(new Set(named));
    },
  );

  it('uses each verb once and says every step in Chinese', () => {
    expect(new Set(LEAD_VERBS).size).toBe(table.length);
    for (const row of table) expect(row.zh).toMatch(/^[\u4e00-\u9fff，]+$/);
  });

  it('reaches every status and leaves none but the ends without a way on', () => {
    const reached = new Set<LeadStatus | null>([null]);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const { from, to } of table) if (reached.has(from)) reached.add(to);
    }
    expect([...LEAD_STATUSES].filter((status) => !reached.has(status))).toEqual([]);
    const onward = table.filter(({ id }) => !SPLITS.some((split) => split.id === id));
    const ends = LEAD_STATUSES.filter((status) => !onward.some((row) => row.from === status));
    expect([...ends].sort()).toEqual([...TERMINAL_LEAD_STATUSES].sort());
  });
});

const ROLE_SET = Object.fromEntries(ROLES.map((role) => [role, true]));

describe.each(table)('$id $verb ($from → $to)', ({ id, verb, from, to, by, proposedBy }) => {
  const lead = proposedBy === undefined ? LEAD_SCENES[verb].lead : proposedLead(verb);

  it.each([...ROLES, 'SYSTEM'] as const)('by %s', (hat) => {
    const { command } = LEAD_SCENES[verb];
    const channel = hat === 'REPORTER' ? 'WEB' : 'PHONE';
    const silent = command.verb === 'accept' && hat === 'SYSTEM' ? { silentSince: later(-1) } : {};
    const told = command.verb === 'submit' ? { ...command, channel } : { ...command, ...silent };
    const act = () => decideLead(lead, told, wearing(hat), NOW);
    if (!by.includes(hat)) {
      expect(answerOf(act)).toBe('NOT_YOUR_STEP');
      return;
    }
    const step = act();
    expect(step).toMatchObject({ transition: id, from, to });
    expect(step.changes).toMatchObject({ status: to, statusSince: NOW, proposal: null });
  });

  it('is offered on screen to those who may take it and to nobody else', () => {
    const offered = [...ROLES, 'SYSTEM' as const].filter((hat) =>
      legalVerbs(lead, wearing(hat), NOW).includes(verb),
    );
    expect(new Set(offered)).toEqual(new Set(by));
  });

  it('is refused from every other status', () => {
    const { command } = LEAD_SCENES[verb];
    const actor = wearing(by[0] ?? 'SYSTEM');
    for (const status of LEAD_STATUSES.filter((one) => one !== from)) {
      const elsewhere = { ...(lead ?? aLead()), status };
      expect(
        answerOf(() => decideLead(elsewhere, command, actor, NOW)),
        status,
      ).toBe('ILLEGAL_TRANSITION');
    }
    if (from !== null)
      expect(answerOf(() => decideLead(null, command, actor, NOW))).toBe('ILLEGAL_TRANSITION');
  });
});

describe('an account that claims to be a reporter', () => {
  it.each(['supply', 'withdraw'] satisfies LeadVerb[])('cannot %s for one', (verb) => {
    const { lead, command } = LEAD_SCENES[verb];
    const posing = { kind: 'STAFF', staffId: 'x', roles: ['REPORTER'], unit: 'POLICE' } as const;
    expect(answerOf(() => decideLead(lead, command, posing, NOW))).toBe('NOT_YOUR_STEP');
  });
});
