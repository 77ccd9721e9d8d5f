import { readFile, writeFile } from 'node:fs/promises';
import { CannotStart } from '../cannot-start.ts';
import { DISTRICT_FILE_SCHEMA } from '../contract/district-file.ts';
import { checkDistrictFile } from '../features/district-file/file-check.ts';
import type { FileProblem } from '../features/district-file/file-mends.ts';
import type { Command, Desk } from './command.ts';
import { wiredOffice } from './wired-office.ts';

const SYSTEM = { kind: 'SYSTEM' } as const;

/** Writes the district down as a file that makes the same one elsewhere; no report, name or key is in it. */
export const exportDistrict: Command = {
  name: 'district export',
  usage: 'FILE',
  zh: '把本区的全部设置写成一个文件',
  en: 'write all that is this district’s into one file',
  async run(desk) {
    const path = fileNamed(desk);
    await mustBeSetUp(desk);
    const { file } = await (await wiredOffice(desk)).districtFile.export();
    await writeFile(path, `${JSON.stringify(file, null, 2)}\n`, { flag: 'wx' }).catch(() => {
      throw new CannotStart(
        'FILE_THERE',
        `写不了 ${path}（已经存在？）`,
        `cannot write ${path}: is it there already?`,
      );
    });
    desk.print(`已写入 ${path} written`);
  },
};

/** Says what is wrong with a file, line by line; it needs no portal and changes nothing. */
export const checkDistrict: Command = {
  name: 'district check',
  usage: 'FILE',
  zh: '检查区县文件，逐处说明怎么改',
  en: 'check a district file; each wrong value by its path, with the mend',
  async run(desk) {
    return told(desk, checkDistrictFile(await readJson(fileNamed(desk))), '可以导入 can be imported');
  },
};

/** Prints the shape of a file, for editors that check while somebody writes. */
export const printDistrictSchema: Command = {
  name: 'district schema',
  usage: '',
  zh: '打印区县文件的 JSON Schema',
  en: 'print the JSON Schema of a district file',
  async run(desk) {
    desk.print(JSON.stringify(DISTRICT_FILE_SCHEMA, null, 2));
  },
};

/** Takes a file over what stands; nothing is taken while anything in it is wrong. */
export const importDistrict: Command = {
  name: 'district import',
  usage: 'FILE',
  zh: '导入区县文件；有一处不对就什么也不改',
  en: 'take a district file over what stands; nothing while anything in it is wrong',
  async run(desk) {
    const file = await readJson(fileNamed(desk));
    const wrong = checkDistrictFile(file);
    if (wrong.length > 0) return told(desk, wrong, '');
    await mustBeSetUp(desk);
    const { problems, left } = await (await wiredOffice(desk)).districtFile.import(SYSTEM, file);
    const code = told(desk, problems, '已导入 imported');
    for (const { path, mend } of left) desk.print(`! ${path}  ${mend}`);
    return code;
  },
};

function told(desk: Desk, problems: readonly FileProblem[], done: string): number {
  for (const { path, code, mend } of problems) desk.print(`✗ ${path}  ${code}  ${mend}`);
  desk.print(problems.length > 0 ? `${problems.length} 处要改 to mend` : `✓ ${done}`);
  return problems.length > 0 ? 1 : 0;
}

function fileNamed({ args }: Desk): string {
  const [path, ...more] = args;
  if (path && more.length === 0) return path;
  throw new CannotStart('FILE_NEEDED', '请写一个文件名', 'name one file');
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new CannotStart('FILE_UNREADABLE', `读不了 ${path}：${why}`, `cannot read ${path} as JSON`);
  }
}

async function mustBeSetUp(desk: Desk): Promise<void> {
  if (await (await wiredOffice(desk)).district.isThere()) return;
  throw new CannotStart(
    'NOT_SET_UP',
    '平台还没有设置。请打开 setup-link 给出的网址，在首次设置里导入区县文件。',
    'the portal is not set up yet: open the link of `setup-link` and take the file there',
  );
}
