import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeWords } from '../../server/domain/audit-codes.ts';
import { AUDIT_FACTS, factName } from '../../server/domain/audit-facts.ts';
import { AUDIT_SUBJECTS, SETTING_GROUPS } from '../../server/domain/audit-subjects.ts';
import * as lists from '../../server/domain/code-lists.ts';
import { COPY_KINDS, SCAN_STATUSES, UNCLEAN_REASONS } from '../../server/domain/evidence.ts';
import { LEFT_OUT_REASONS } from '../../server/domain/erasure-run.ts';
import { LEAD_VERBS } from '../../server/domain/lead-transitions.ts';
import { REWARD_VERBS } from '../../server/domain/reward-transitions.ts';
import { TRIGGERS } from '../../server/domain/scheme-types.ts';

const names = AUDIT_FACTS.map(({ code }) => code);
const pages = ['zh-CN', 'en'].map((language) =>
  readFileSync(`web/src/lib/messages/${language}/labels.ts`, 'utf8'),
);

describe('the facts of the log', () => {
  it('have names in both languages, each fact once', () => {
    expect(new Set(names).size).toBe(names.length);
    for (const { code, zh, en } of [...AUDIT_FACTS, ...SETTING_GROUPS, ...AUDIT_SUBJECTS]) {
      expect(zh, code).toMatch(/\p{Script=Han}/u);
      expect(en, code).toMatch(/^[A-Z]/);
      expect(en, code).not.toMatch(/\p{Script=Han}/u);
    }
  });

  // What is built while it runs, the tests' office holds against the list when it closes.
  it('cover every fact that is written out where the office writes to its log', () => {
    const written = globSync('server/{features,jobs}/**/*.ts').flatMap((path) =>
      [
        ...readFileSync(path, 'utf8').matchAll(/act: '[a-zA-Z.-]+',[^;]{0,160}?facts: \{([^{}()]*)\}/g),
      ].flatMap(([, inside]) =>
        [...(inside ?? '').matchAll(/(?:^|,)\s*([a-zA-Z]+)\s*(?=[:,]|$)/g)].map(([, name]) => name ?? ''),
      ),
    );
    expect(written.length).toBeGreaterThan(15);
    expect(written.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('name what an entry is about', () => {
    const subjects = globSync('server/features/**/*.ts').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/kind: '(?:SETTINGS|LOG)', id: '([a-z-]+)'/g)].map(
        ([, id]) => id,
      ),
    );
    expect(subjects.length).toBeGreaterThan(3);
    for (const id of subjects) expect(AUDIT_SUBJECTS.map(({ code }) => code)).toContain(id);
  });

  it.each([
    'RAW_READING_REASONS',
    'UNSEAL_REASONS',
    'RECUSAL_REASONS',
    'TIE_RELATIONS',
    'LEGAL_HOLD_REASONS',
  ] as const)('say each code of %s in words', (list) => {
    for (const { code, zh } of lists[list])
      expect(codeWords(code)?.zh, code).toBe(code === 'OTHER' ? '其他' : zh);
  });

  it('say every step of both machines, what befell a file and why nothing came of it in words', () => {
    for (const code of [
      ...LEFT_OUT_REASONS,
      ...LEAD_VERBS,
      ...REWARD_VERBS,
      ...SCAN_STATUSES,
      ...COPY_KINDS,
      ...UNCLEAN_REASONS,
      ...TRIGGERS,
    ])
      expect(codeWords(code)?.zh, code).toMatch(/\p{Script=Han}/u);
  });

  it('take several codes apart, and keep what is no code', () => {
    expect(codeWords('FACT_MISSING lead_grade')).toEqual({
      zh: '缺少事实、lead_grade',
      en: 'a fact is missing, lead_grade',
    });
    expect(codeWords('SOMETHING_NEW')).toBeUndefined();
    expect(factName('clocks.accept')).toMatchObject({ zh: '时限 accept', kind: 'PLAIN' });
    expect(factName('somethingNew').zh).toBe('somethingNew');
  });

  it('are read by words that the pages have', () => {
    for (const text of pages)
      for (const group of ['role', 'desk', 'rewardStatus', 'leadStatus'])
        expect(text).toContain(`${group}: {`);
  });
});
