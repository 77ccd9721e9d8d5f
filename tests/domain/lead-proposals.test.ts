import { describe, expect, it } from 'vitest';
import {
  decideLead,
  dropLeadProposal,
  legalVerbs,
  proposableVerbs,
  proposeLead,
} from '../../server/domain/lead.ts';
import type { LeadVerb } from '../../server/domain/lead.ts';
import type { Role } from '../../server/domain/roles.ts';
import { aLead, LEAD_SCENES, NOW, person, trying } from './lead-scenes.ts';
import { answerOf } from './refusals.ts';

describe('two-person steps', () => {
  const cases: [LeadVerb, Role, Role][] = [
    ['rejectUnsupplied', 'INTAKE_OFFICER', 'INTAKE_SUPERVISOR'],
    ['reject', 'INTAKE_OFFICER', 'INTAKE_SUPERVISOR'],
    ['referOut', 'INTAKE_OFFICER', 'INTAKE_SUPERVISOR'],
    ['returnToCoordinator', 'VERIFIER_MARKET', 'LEAD_COORDINATOR'],
  ];

  it.each(cases)('%s is proposed by %s and confirmed by %s', (verb, first, second) => {
    const { command, lead } = LEAD_SCENES[verb];
    if (lead === null) throw new Error('a scene without a lead');
    expect(proposableVerbs(lead, person(first), NOW)).toContain(verb);
    const { changes } = proposeLead(lead, command, person(first), NOW);
    const proposed = { ...lead, ...changes };
    expect(proposed.proposal).toEqual({ verb, by: `the ${first}` });
    expect(legalVerbs(proposed, person(second), NOW)).toContain(verb);
    expect(decideLead(proposed, command, person(second), NOW).changes.proposal).toBeNull();
  });

  it.each(cases)('%s is refused without a proposal, and to the proposer in person', (verb, first, second) => {
    expect(answerOf(trying(verb, second))).toBe('SECOND_PERSON_NEEDED');
    expect(answerOf(trying(verb, second, { lead: { proposal: { verb, by: `the ${second}` } } }))).toBe(
      'SECOND_PERSON_NEEDED',
    );
    expect(answerOf(trying(verb, second, { lead: { proposal: { verb: 'accept', by: 'x' } } }))).toBe(
      'SECOND_PERSON_NEEDED',
    );
    const { command, lead } = LEAD_SCENES[verb];
    expect(answerOf(() => lead && proposeLead(lead, command, person(second), NOW))).toBe('NOT_YOUR_STEP');
    expect(answerOf(trying(verb, first))).toBe('NOT_YOUR_STEP');
  });

  it('a step for one person cannot be proposed', () => {
    const act = () => proposeLead(aLead(), { verb: 'accept' }, person('INTAKE_OFFICER'), NOW);
    expect(answerOf(act)).toBe('ILLEGAL_TRANSITION');
  });

  it('the second person or the proposer drops a proposal, nobody else', () => {
    const lead = aLead({ proposal: { verb: 'reject', by: 'the INTAKE_OFFICER' } });
    expect(dropLeadProposal(lead, person('INTAKE_SUPERVISOR')).changes.proposal).toBeNull();
    expect(dropLeadProposal(lead, person('INTAKE_OFFICER')).changes.proposal).toBeNull();
    expect(answerOf(() => dropLeadProposal(lead, person('INTAKE_OFFICER', 'other')))).toBe('NOT_YOUR_STEP');
    expect(answerOf(() => dropLeadProposal(aLead(), person('INTAKE_SUPERVISOR')))).toBe('ILLEGAL_TRANSITION');
  });

  it('another step sweeps a waiting proposal away', () => {
    const lead = { proposal: { verb: 'reject', by: 'x' } } as const;
    expect(trying('accept', 'INTAKE_OFFICER', { lead })().changes.proposal).toBeNull();
  });
});
