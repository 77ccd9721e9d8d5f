import { parseArgs } from 'node:util';
import { CannotStart } from '../cannot-start.ts';
import { Refusal } from '../domain/errors.ts';
import {
  caseFactsOf,
  checkCaseFacts,
  checkScheme,
  evaluateScheme,
  factOf,
  findingEn,
  findingsOf,
  findingZh,
  type RewardScheme,
  wordsOf,
} from '../domain/scheme.ts';
import { REWARD_SCHEME_SCHEMA } from '../contract/scheme-document.ts';
import type { Command, Desk } from './command.ts';
import { problemLine, readJson, readScheme, readSchemes, refuseProblems } from './scheme-files.ts';

/** Reckons an award by a rule set alone: no database, no settings. Prints JSON to stdout and nothing else. */
export const evaluateSchemeFile: Command = {
  name: 'scheme evaluate',
  usage: 'SCHEME.json FACTS.json [--scheme ID]',
  zh: '按奖励方案计算奖励，输出金额和逐步的计算；不需要数据库',
  en: 'reckon an award by a reward scheme: the amount and each step; needs no database',
  async run(desk) {
    const { id, files } = asked(desk, 2);
    const [schemePath = '', factsPath = ''] = files;
    const scheme = wellFormed(await readScheme(schemePath, id), schemePath);
    const facts = await readJson(factsPath);
    const wrong = checkCaseFacts(facts);
    if (wrong.length > 0) refuseProblems('FACTS_INVALID', factsPath, wrong);
    const known = caseFactsOf(facts);
    const { lowFen, highFen, trace } = reckon(scheme, known);
    desk.print(
      JSON.stringify(
        { lowFen, highFen, trace: trace.map((step) => ({ ...step, ...wordsOf(step) })) },
        null,
        2,
      ),
    );
  },
};

/** Says where a rule set is malformed, or has gaps, overlaps and contradictions, each with an example. */
export const checkSchemeFile: Command = {
  name: 'scheme check',
  usage: 'SCHEME.json [--scheme ID]',
  zh: '检查奖励方案：格式、档次之间的空档、重叠和矛盾，都举例说明',
  en: 'check a reward scheme: its form, and gaps, overlaps and contradictions with examples',
  async run(desk) {
    const { id, files } = asked(desk, 1);
    const [path = ''] = files;
    const results = (await readSchemes(path, id)).map((scheme) => checkOne(desk, scheme, path));
    if (results.length === 0)
      throw new CannotStart('NO_SCHEME', `${path} 里没有奖励方案`, `${path} holds no reward scheme`);
    return results.every(Boolean) ? 0 : 1;
  },
};

/** Prints the shape of a rule set, for editors that check while somebody writes. */
export const printSchemeSchema: Command = {
  name: 'scheme schema',
  usage: '',
  zh: '打印奖励方案的 JSON Schema',
  en: 'print the JSON Schema of a reward scheme',
  async run(desk) {
    desk.print(JSON.stringify(REWARD_SCHEME_SCHEMA, null, 2));
  },
};

function asked({ args }: Desk, count: number): { id: string | undefined; files: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { scheme: { type: 'string' } },
      allowPositionals: true,
    });
    if (positionals.length === count) return { id: values.scheme, files: positionals };
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new CannotStart('NO_SUCH_OPTION', `选项不对：${why}`, why);
  }
  throw new CannotStart('FILE_NEEDED', `请写 ${count} 个文件名`, `name ${count} file${count > 1 ? 's' : ''}`);
}

function wellFormed(scheme: unknown, path: string): RewardScheme {
  const problems = checkScheme(scheme);
  if (problems.length > 0) refuseProblems('SCHEME_INVALID', path, problems);
  return scheme as RewardScheme;
}

function reckon(scheme: RewardScheme, { facts, triggers }: ReturnType<typeof caseFactsOf>) {
  try {
    return evaluateScheme(scheme, facts, triggers);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'FACT_MISSING') throw error;
    const names = error.fields.map(({ path }) => path.replace('facts.', ''));
    const zh = names.map((name) => `${name}（${factOf(name)?.zh ?? name}）`).join('、');
    const grades = names.includes('lead_grade') && scheme.grade_rule ? gradedBy(scheme) : '';
    throw new CannotStart(
      'FACT_MISSING',
      `缺少事实，无法计算：${zh}${grades && `；或者补充据以定级的：${grades}`}`,
      `missing fact: ${names.join(', ')}${grades && `; or what makes the grade: ${grades}`}`,
    );
  }
}

const gradedBy = ({ grade_rule: rule = {} }: RewardScheme): string =>
  [...new Set(Object.values(rule).flatMap((when) => Object.keys(when)))]
    .filter((name) => factOf(name))
    .join(', ');

/** Whether it can come into force. */
function checkOne(desk: Desk, scheme: Record<string, unknown>, path: string): boolean {
  const name = typeof scheme['scheme_id'] === 'string' ? scheme['scheme_id'] : path;
  const problems = checkScheme(scheme);
  if (problems.length > 0) {
    desk.print(`✗ ${name}`);
    for (const problem of problems) desk.print(`  ✗ ${problemLine(problem, name)}`);
    return false;
  }
  const findings = findingsOf(scheme as unknown as RewardScheme);
  const faults = findings.filter(({ level }) => level === 'FAULT').length;
  desk.print(
    `${faults > 0 ? '✗' : '✓'} ${name}${faults > 0 ? `  ${faults} 处要改 to mend` : '  没有空档、重叠和矛盾 no gap, overlap or contradiction'}`,
  );
  for (const finding of findings) {
    desk.print(
      `  ${finding.level === 'FAULT' ? '✗' : '·'} ${finding.path}  ${finding.kind}  ${findingZh(finding)}`,
    );
    desk.print(`    ${findingEn(finding)}`);
  }
  return faults === 0;
}
