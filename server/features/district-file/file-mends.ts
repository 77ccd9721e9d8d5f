import type { TSchema } from 'typebox';
import { DistrictFile } from '../../contract/district-file.ts';
import { isColour } from '../../domain/contrast.ts';
import type { FieldCode, FieldError } from '../../domain/errors.ts';
import { LEAST, nearestLead } from '../../domain/look.ts';

/** One thing that is wrong with a district file: where, what kind, and how to mend it, in both languages. */
export type FileProblem = FieldError & { mend: string };

type Node = TSchema & {
  description?: string;
  properties?: Record<string, Node>;
  items?: Node;
  patternProperties?: Record<string, unknown>;
};

const MENDS: Record<FieldCode, string> = {
  REQUIRED: '请补上 · is missing',
  TOO_SHORT: '太短 · too short',
  TOO_LONG: '太长 · too long',
  NOT_IN_LIST: '不在可用的代码里 · none of the known codes',
  NOT_A_NUMBER: '应为数字 · must be a number',
  OUT_OF_RANGE: '超出范围 · out of range',
  BAD_FORMAT: '格式不对 · wrong form',
  MUST_ACCEPT: '须同意 · must be accepted',
  MUST_DIFFER: '与前面的重复 · stands here twice',
  MUST_MATCH: '须一致 · must match',
  NOT_ENOUGH: '太少 · too few',
  NOT_ALLOWED: '这里不能这样写 · not allowed here',
  MISSING_FACT: '缺少事实 · a fact is missing',
  EXPIRED: '已过期 · has expired',
  ELSEWHERE: '不是本区的 · of another district',
  UNKNOWN_GAP: '大括号里的名称不认识 · unknown name in braces',
  NEEDS_GAP: '缺少必需的大括号占位 · a placeholder in braces is missing',
  TELLING: '含有会泄露事由的字眼或网址 · words or an address that tell what it is about',
};

/** The field with its mend: what kind of wrong it is, and what the schema says that the place takes. */
export function withMend(field: FieldError, file: unknown): FileProblem {
  const { path, code } = field;
  if (path === 'look.lead' && code === 'OUT_OF_RANGE') return { ...field, mend: lighter(file) };
  const takes = code === 'NOT_ALLOWED' ? undefined : meaningAt(path);
  return { ...field, mend: takes ? `${MENDS[code]}。${takes}` : MENDS[code] };
}

const CHORES: Readonly<Record<string, string>> = {
  duty: '这里没有这个单位的这个账号，没有排上；建好账号后再导入一次 · no such account of that unit here, so nobody was put on duty; add the account and take the file again',
  robots:
    '地址和密钥不随文件走；请到“群机器人”页重新填写，在此之前它不说话 · addresses and secrets stand in no file; type them anew on the page of the group robots, until then it is silent',
};

/** What a person has yet to do after a file was taken, by the list that it stands in. */
export function withChore(field: FieldError): FileProblem {
  return { ...field, mend: CHORES[field.path.split('.')[0] ?? ''] ?? '' };
}

function lighter(file: unknown): string {
  const lead = (file as { look?: { lead?: unknown } }).look?.lead;
  const nearest = isColour(lead) ? nearestLead(lead) : '';
  return `太浅，白底上看不清（对比度须达 ${LEAST.light}:1）；最接近的可用颜色是 ${nearest} · too light to be read; the nearest that can is ${nearest}`;
}

function meaningAt(path: string): string | undefined {
  let node: Node | undefined = DistrictFile as Node;
  let meaning: string | undefined;
  let rest = path;
  while (node && rest) {
    // Keys of texts have dots of their own.
    const key: string =
      Object.keys(node.properties ?? {}).find((name) => rest === name || rest.startsWith(`${name}.`)) ??
      rest.split('.')[0] ??
      '';
    // Whatever is written in a free table is told by what the table is for.
    if (node.patternProperties) return meaning;
    node = node.properties?.[key] ?? (/^\d+$/.test(key) ? node.items : undefined);
    rest = rest.slice(key.length + 1);
    meaning = node ? node.description : undefined;
  }
  return meaning;
}
