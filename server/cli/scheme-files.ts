import { readFile } from 'node:fs/promises';
import { CannotStart } from '../cannot-start.ts';
import type { FieldError } from '../domain/errors.ts';
import { isShape, type Shape } from '../domain/shape.ts';

/** What is wrong with one place of a rule set or of facts, and how to mend it. */
const MENDS: Partial<Record<FieldError['code'], readonly [string, string]>> = {
  REQUIRED: ['缺少这一项', 'is missing'],
  NOT_ALLOWED: ['这里不能有这一项', 'is not known or not allowed here'],
  NOT_IN_LIST: ['不在允许的名称或取值之内', 'is no known name or value'],
  NOT_A_NUMBER: ['应当是数字', 'must be a number'],
  OUT_OF_RANGE: [
    '超出范围：金额须为 0 到 9000000000000 的整数分，下限不高于上限',
    'is out of range: sums are whole fen from 0 to 9000000000000, and no least is above its most',
  ],
  BAD_FORMAT: ['类型或格式不对', 'is of the wrong type or format'],
  NOT_ENOUGH: ['至少要有一项', 'needs at least one'],
  MUST_DIFFER: ['与前面的重复', 'repeats an earlier one'],
  TOO_LONG: ['太长或太多', 'is too long or too many'],
};

/** One problem as one line: its place, its code and the mend. `whole` names the document itself. */
export function problemLine({ path, code }: FieldError, whole: string): string {
  const [zh, en] = MENDS[code] ?? ['需要修改', 'must be mended'];
  return `${path || whole}  ${code}  ${zh} ${en}`;
}

/** All problems at once, as a refusal of the command. */
export function refuseProblems(code: string, file: string, problems: readonly FieldError[]): never {
  const lines = problems.map((problem) => `\n    ${problemLine(problem, file)}`).join('');
  throw new CannotStart(
    code,
    `${file} 有 ${problems.length} 处要改：${lines}`,
    `${file}: ${problems.length} to mend`,
  );
}

/** @throws CannotStart FILE_NEEDED, FILE_UNREADABLE, NOT_JSON */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const why = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new CannotStart('FILE_UNREADABLE', `读不了 ${path}（${why}）`, `cannot read ${path} (${why})`);
  });
  try {
    // A byte order mark, which editors on Windows leave, is no part of the JSON.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new CannotStart('NOT_JSON', `${path} 不是 JSON：${why}`, `${path} is not JSON: ${why}`);
  }
}

/** The rule sets of a file: the one that it is, or those of a collection; `id` picks one of these. */
export async function readSchemes(path: string, id: string | undefined): Promise<Shape[]> {
  const read = await readJson(path);
  if (!isShape(read))
    throw new CannotStart('NO_SCHEME', `${path} 里没有奖励方案`, `${path} holds no reward scheme`);
  const all = Array.isArray(read['schemes']) ? read['schemes'].filter(isShape) : [read];
  if (id === undefined) return all;
  const found = all.find((one) => one['scheme_id'] === id);
  if (found) return [found];
  const ids = all.map((one) => String(one['scheme_id'])).join(', ');
  throw new CannotStart(
    'NO_SUCH_SCHEME',
    `${path} 里没有 ${id}，只有：${ids}`,
    `${path} has no ${id}, only: ${ids}`,
  );
}

/** The one rule set of a file. @throws CannotStart WHICH_SCHEME where it holds several and none was picked */
export async function readScheme(path: string, id: string | undefined): Promise<Shape> {
  const [first, ...others] = await readSchemes(path, id);
  if (first && others.length === 0) return first;
  const ids = [first, ...others].map((one) => String(one?.['scheme_id'])).join(', ');
  throw new CannotStart(
    'WHICH_SCHEME',
    `${path} 里有几个方案，请用 --scheme 选一个：${ids}`,
    `${path} holds several schemes: name one with --scheme: ${ids}`,
  );
}
