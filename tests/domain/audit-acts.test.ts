import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { AUDIT_ACTS, auditActWords, isAuditAlert } from '../../server/domain/audit-acts.ts';
import { LEAD_VERBS } from '../../server/domain/lead-transitions.ts';
import { REWARD_VERBS } from '../../server/domain/reward-transitions.ts';

const codes = AUDIT_ACTS.map(({ code }) => code);

describe('the acts of the log', () => {
  it('have words in both languages, each act once', () => {
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, zh, en } of AUDIT_ACTS) {
      expect(zh, code).toMatch(/\p{Script=Han}/u);
      expect(en, code).toMatch(/^[A-Z]/);
      expect(en, code).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('cover every step of both machines', () => {
    expect(codes).toEqual(expect.arrayContaining(LEAD_VERBS.map((verb) => `lead.${verb}`)));
    expect(codes).toEqual(expect.arrayContaining(REWARD_VERBS.map((verb) => `reward.${verb}`)));
  });

  it('cover every act that the office writes down', () => {
    const written = globSync('server/{features,jobs,cli}/**/*.ts').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bact: '([\w.-]+\.[\w-]+)'/g)].map(([, act]) => act!),
    );
    expect(written.length).toBeGreaterThan(30);
    expect(written.filter((act) => !codes.includes(act))).toEqual([]);
  });

  test.each([
    [
      'a reading of sealed words',
      ['brief.open', 'raw.open', 'identity.open', 'evidence.view', 'account.open'],
    ],
    ['an unseal', ['unseal.request', 'unseal.approve', 'unseal.refuse']],
    ['a step of money', ['reward.approve', 'reward.fund', 'batch.build', 'batch.settle', 'fund.appropriate']],
    ['a sign-in', ['session.open', 'session.end', 'session.fail', 'staff.change-password']],
    ['a setting', ['settings.save', 'routing.save', 'channels.save', 'villages.save', 'scheme.activate']],
    ['an act at the console', ['staff.unlock', 'staff.end-sessions', 'audit.verify']],
    ['the log itself', ['audit.open', 'audit.export', 'audit.broken']],
  ])('name %s', (_what, acts) => {
    for (const act of acts) expect(codes).toContain(act);
  });

  it('put before the auditor what needs an eye, and say of an act they don’t know its own code', () => {
    expect(['unseal.request', 'seal.broken', 'evidence.damaged', 'audit.broken'].every(isAuditAlert)).toBe(
      true,
    );
    expect(['lead.accept', 'unsealed', 'brief.open'].some(isAuditAlert)).toBe(false);
    expect(auditActWords('of.tomorrow')).toEqual({ zh: 'of.tomorrow', en: 'of.tomorrow' });
  });
});
