import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CannotStart } from '../../server/cannot-start.ts';
import { checkSchemeFile, evaluateSchemeFile, printSchemeSchema } from '../../server/cli/scheme.commands.ts';
import type { Command } from '../../server/cli/command.ts';
import collection from '../domain/fixtures/reward-schemes.json' with { type: 'json' };

const ALL = 'tests/domain/fixtures/reward-schemes.json';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tipward-scheme-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function file(content: unknown): Promise<string> {
  const path = join(folder, `${(files += 1)}.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** Runs a command as the operator does, without a database, a setting or a key. */
async function run(command: Command, ...args: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const office = () => Promise.reject(new Error('this must work without an office'));
  const code = await command
    .run({ args, env: {}, print: (line) => said.push(line), office })
    .catch((error: unknown) => {
      if (!(error instanceof CannotStart)) throw error;
      said.push(`${error.code} ${error.message}`);
      return 1;
    });
  return { code: code ?? 0, said: said.join('\n') };
}

const litong = () => structuredClone(collection.schemes.find((one) => one.scheme_id === 'litong-DRAFT')!);
const evaluate = async (scheme: unknown, facts: unknown, ...more: string[]) =>
  run(evaluateSchemeFile, await file(scheme), await file(facts), ...more);

describe('scheme evaluate', () => {
  it('prints the amount and every step, as JSON and nothing else', async () => {
    const facts = {
      lead_grade: 1,
      case_amount_fen: 500_000_000,
      triggers: ['LEAD_VERIFIED', 'CRIMINAL_FILED'],
    };
    const { code, said } = await evaluate(litong(), facts);
    const answer = JSON.parse(said) as { trace: { kind: string; zh?: string }[] };
    expect([code, Object.keys(answer)]).toEqual([0, ['lowFen', 'highFen', 'trace']]);
    expect(answer).toMatchObject({ lowFen: 1_000_000, highFen: 1_500_000 });
    expect(answer.trace.map(({ kind }) => kind)).toEqual([
      ...['SCHEME', 'STAGE', 'BAND', 'STAGE', 'BAND', 'SUM', 'RESULT'],
    ]);
    expect(answer.trace[2]?.zh).toContain('固定奖励¥5,000.00');
  });

  it('prints null where the rule names no upper end', async () => {
    const facts = await file({ contribution: 'EXCEPTIONAL', triggers: ['CASE_CONCLUDED'] });
    const { said } = await run(evaluateSchemeFile, ALL, facts, '--scheme', 'mss-2022');
    expect(JSON.parse(said)).toMatchObject({ lowFen: 10_000_000, highFen: null });
  });

  it('takes each real set as a file of its own', async () => {
    for (const one of collection.schemes) {
      const { code, said } = await evaluate(one, { triggers: [] });
      expect([one.scheme_id, code, JSON.parse(said)]).toMatchObject([
        one.scheme_id,
        0,
        { lowFen: 0, highFen: 0 },
      ]);
    }
  });

  it('names the fact that is missing, and what would make a grade', async () => {
    const { code, said } = await evaluate(litong(), { triggers: ['LEAD_VERIFIED'] });
    expect([code, said]).toEqual([1, expect.stringMatching(/^FACT_MISSING .*lead_grade（线索等级）/)]);
    const facts = await file({ lead_grade: null, triggers: ['CASE_CONCLUDED'] });
    const graded = await run(evaluateSchemeFile, ALL, facts, '--scheme', 'qinghai-2018');
    expect(graded.said).toContain('what makes the grade: evidence, match');
  });

  it.each<[string, object | string, string]>([
    ['a fact that no rule may ask', { wether: 1, triggers: [] }, 'wether  NOT_IN_LIST'],
    ['text for a number', { lead_grade: '1', triggers: [] }, 'lead_grade  NOT_A_NUMBER'],
    ['a number for a yes', { insider: 1, triggers: [] }, 'insider  BAD_FORMAT'],
    ['a code that nobody knows', { severity: 'GRAVE', triggers: [] }, 'severity  NOT_IN_LIST'],
    ['a negative sum', { penalty_fen: -1, triggers: [] }, 'penalty_fen  OUT_OF_RANGE'],
    ['a fraction of a fen', { penalty_fen: 0.5, triggers: [] }, 'penalty_fen  OUT_OF_RANGE'],
    ['more than any case', { case_amount_fen: 1e15, triggers: [] }, 'case_amount_fen  OUT_OF_RANGE'],
    ['half a person', { participants: 1.5, triggers: [] }, 'participants  OUT_OF_RANGE'],
    ['grade 0', { lead_grade: 0, triggers: [] }, 'lead_grade  OUT_OF_RANGE'],
    ['a stage that never comes', { triggers: ['TUESDAY'] }, 'triggers[0]  NOT_IN_LIST'],
    ['no stages', { lead_grade: 1 }, 'triggers  REQUIRED'],
    ['stages that are no list', { triggers: 'LEAD_VERIFIED' }, 'triggers  BAD_FORMAT'],
    ['a list', [], 'BAD_FORMAT'],
    ['no JSON', '{"triggers": [', 'NOT_JSON'],
  ])('refuses %s by its name', async (_what, facts, told) => {
    const { code, said } = await evaluate(litong(), facts);
    expect([code, said]).toEqual([1, expect.stringContaining(told)]);
  });

  it.each<[string, object | string, string]>([
    ['a misspelt ceiling', { caps: { per_case: 1 } }, 'caps.per_case  NOT_ALLOWED'],
    ['a field that nobody knows', { tiers: [] }, 'tiers  NOT_ALLOWED'],
    ['a negative amount', { caps: { per_case_fen: -5 } }, 'caps.per_case_fen  OUT_OF_RANGE'],
    ['a sum beyond all sums', { caps: { per_case_fen: 1e13 } }, 'caps.per_case_fen  OUT_OF_RANGE'],
    ['an order that can be changed', { multi_reporter: { order_by: 'name' } }, 'order_by  NOT_IN_LIST'],
    ['more than the whole', { multi_reporter: { later_total_max_ppm: 1_000_001 } }, 'ppm  OUT_OF_RANGE'],
    ['a day that is none', { effective_from: '2026-13-01' }, 'effective_from  BAD_FORMAT'],
    ['an end before its start', { effective_from: '2026-02-01', effective_to: '2026-01-01' }, 'OUT_OF_RANGE'],
    ['a clock without a unit', { clocks: { pay: {} } }, 'clocks.pay  REQUIRED'],
  ])('refuses a scheme with %s', async (_what, changes, told) => {
    const { code, said } = await evaluate({ ...litong(), ...Object(changes) }, { triggers: [] });
    expect([code, said]).toEqual([1, expect.stringContaining(told)]);
  });

  it('says what it needs where it was asked wrongly', async () => {
    const scheme = await file(litong());
    expect((await run(evaluateSchemeFile, scheme)).said).toContain('FILE_NEEDED');
    expect((await run(evaluateSchemeFile, scheme, join(folder, 'none'))).said).toContain('FILE_UNREADABLE');
    expect((await run(evaluateSchemeFile, scheme, scheme, '--sheme', 'x')).said).toContain('NO_SUCH_OPTION');
    expect((await evaluate(collection, { triggers: [] })).said).toMatch(
      /WHICH_SCHEME .*beijing-2016, tianjin-2018/,
    );
    expect((await evaluate(collection, { triggers: [] }, '--scheme', 'x')).said).toContain('NO_SUCH_SCHEME');
    expect((await evaluate([], { triggers: [] })).said).toContain('NO_SCHEME');
  });
});

describe('scheme check', () => {
  it('finds nothing broken in the nine sets', async () => {
    const { code, said } = await run(checkSchemeFile, ALL);
    expect([code, said.match(/^✓/gm)?.length, said.match(/✗/g)]).toEqual([0, 9, null]);
  });

  it('shows a planted gap and a planted overlap by examples, and fails', async () => {
    const broken = litong();
    broken.stages[0]!.bands.splice(1, 1);
    const gap = await run(checkSchemeFile, await file(broken));
    expect(gap.code).toBe(1);
    expect(gap.said).toMatch(/GAP .*线索等级2级时，“G1”档、“G3”档都不适用/);
    const twice = litong();
    twice.stages[0]!.bands[1]!.when = { lead_grade: 1 };
    const overlap = await run(checkSchemeFile, await file(twice));
    expect([overlap.code, overlap.said]).toEqual([
      1,
      expect.stringMatching(/CONTRADICTION .*“G2”档与“G1”档条件完全相同/),
    ]);
  });

  it('names each malformed place', async () => {
    const { code, said } = await run(checkSchemeFile, await file({ ...litong(), title: '' }));
    expect([code, said]).toEqual([1, expect.stringContaining('✗ title  REQUIRED')]);
  });
});

it('the published JSON Schema is the one that the command prints', async () => {
  const { said } = await run(printSchemeSchema);
  expect(JSON.parse(said)).toEqual(JSON.parse(await readFile('docs/reward-scheme.schema.json', 'utf8')));
});
