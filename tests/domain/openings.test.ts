import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officeKindOf } from '../../server/domain/office-kinds.ts';
import { type LoggedAct, OPENING_ACTS, openingsTold, quietSince } from '../../server/domain/openings.ts';
import { ROLES } from '../../server/domain/roles.ts';

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 10, 23) + hours * HOUR);
const act = (name: string, hours: number, facts: LoggedAct['facts'] = { office: 'INTAKE' }): LoggedAct => ({
  act: name,
  facts,
  at: at(hours),
});

describe('who opened a report', () => {
  it('is told by the kind of office, newest first, and by nothing that names a person', () => {
    const log = [
      act('lead.submit', 0, {}),
      act('raw.open', 1, { office: 'INTAKE', reason: 'FIRST_READING', purposeId: 'p', staffId: 's' }),
      act('brief.open', 2, { office: 'POLICE' }),
      act('unseal.open', 3, { office: 'POLICE', drawer: 'identity' }),
      act('evidence.download', 4, { office: 'MARKET_REG', evidenceId: 'e' }),
    ];
    expect(openingsTold(log, null)).toEqual([
      { office: 'MARKET_REG', what: 'FILES', at: at(4) },
      { office: 'POLICE', what: 'NAME', at: at(3) },
      { office: 'POLICE', what: 'SUMMARY', at: at(2) },
      { office: 'INTAKE', what: 'WORDS', at: at(1) },
    ]);
  });

  it('is one line for what one office looks at within the hour', () => {
    const log = [
      act('evidence.view', 1),
      act('evidence.view', 1.5),
      act('evidence.view', 3),
      act('raw.open', 3),
    ];
    expect(openingsTold(log, null).map(({ what, at: when }) => [what, when])).toEqual([
      ['WORDS', at(3)],
      ['FILES', at(3)],
      ['FILES', at(1)],
    ]);
  });

  it('names nobody where an older entry doesn’t say which office, or another word stands there', () => {
    expect(openingsTold([act('raw.open', 1, {}), act('identity.open', 2, { office: '马一' })], null)).toEqual(
      [
        { office: 'OFFICE', what: 'NAME', at: at(2) },
        { office: 'OFFICE', what: 'WORDS', at: at(1) },
      ],
    );
  });

  it('tells nothing new from the moment that must stay quiet, and keeps what it told before', () => {
    const acts = fc.array(
      fc.record({
        act: fc.constantFrom(...OPENING_ACTS),
        hours: fc.integer({ min: 0, max: 200 }),
        office: fc.constantFrom('INTAKE', 'POLICE', 'LEAD_AGENCY'),
      }),
    );
    fc.assert(
      fc.property(acts, fc.integer({ min: 0, max: 200 }), (entries, hours) => {
        const log = entries
          .toSorted((a, b) => a.hours - b.hours)
          .map((entry) => act(entry.act, entry.hours, { office: entry.office, drawer: 'raw' }));
        const before = openingsTold(
          log.filter((entry) => entry.at < at(hours)),
          null,
        );
        expect(openingsTold(log, at(hours))).toEqual(before);
      }),
    );
  });
});

describe('the page stays quiet', () => {
  const steps = [
    { to: 'VERIFYING', at: at(1) },
    { to: 'FALSE_REPORT', at: at(5) },
  ] as const;
  it('since a hold began, and since a report was suspected, whichever came first', () => {
    expect(quietSince({ status: 'VERIFIED', heldSince: null }, steps.slice(0, 1))).toBeNull();
    expect(quietSince({ status: 'VERIFIED', heldSince: at(3) }, steps.slice(0, 1))).toEqual(at(3));
    expect(quietSince({ status: 'FALSE_REPORT', heldSince: null }, steps)).toEqual(at(5));
    expect(quietSince({ status: 'FALSE_REPORT', heldSince: at(3) }, steps)).toEqual(at(3));
  });
  it('no longer once a suspicion is over', () => {
    expect(quietSince({ status: 'CLOSED', heldSince: null }, steps)).toBeNull();
  });
});

it('everybody who works here belongs to a kind of office', () => {
  for (const role of ROLES) expect(officeKindOf({ roles: [role] })).toMatch(/^[A-Z_]+$/);
  expect(officeKindOf({ roles: ['INTAKE_SUPERVISOR'] })).toBe('INTAKE');
  expect(officeKindOf({ roles: ['IDENTITY_CUSTODIAN'] })).toBe('IDENTITY');
  expect(officeKindOf({ roles: ['ARCHIVIST'] })).toBe('OFFICE');
});
