/** One place where the log is not what was written. `at` is the position it concerns, `entryId` the entry's number. */
export type Breach = {
  code: BreachCode;
  at: number | null;
  entryId?: number | null;
  /** A node's name, a day, a size. */
  detail?: string;
};

const WORDS = {
  PLACE_MISSING: ['这个位置缺失', 'this place of the log is missing'],
  ENTRY_MISSING: ['这条记录已被删除', 'the entry was deleted'],
  ENTRY_CHANGED: ['这条记录写入后被改动', 'the entry was changed after it was written'],
  LEAF_CHANGED: ['这条记录的摘要被改动', 'the entry’s hash was changed'],
  CHAIN_BROKEN: ['链在此断开', 'the chain breaks here'],
  NODE_MISSING: ['树节点缺失', 'a node of the tree is missing'],
  NODE_CHANGED: ['树节点被改动', 'a node of the tree was changed'],
  NODE_STRAY: ['多出一个树节点', 'a node of the tree has no place in it'],
  NEVER_PLACED: ['记录从未编入日志', 'the entry never got its place in the log'],
  VANISHED: ['等待编号的记录已不存在', 'an entry that waited for its place is gone'],
  CHECKPOINT_FORGED: ['检查点签名不成立', 'the checkpoint’s signature does not hold'],
  CHECKPOINT_CHANGED: ['检查点的日期或条数被改动', 'the checkpoint’s day or size was changed'],
  CHECKPOINT_MISSING: ['检查点已从数据库中删除', 'the checkpoint was deleted from the database'],
  FILE_MISSING: ['检查点文件缺失', 'the checkpoint’s file is missing'],
  FILE_DIFFERS: ['检查点文件与数据库不一致', 'the checkpoint’s file differs from the database'],
  TAIL_CUT: ['日志尾部被截断', 'the end of the log was cut off'],
  REWRITTEN: ['签署检查点之后日志被重写', 'the log was rewritten after the checkpoint was signed'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
export type BreachCode = keyof typeof WORDS;
export const BREACH_CODES = Object.keys(WORDS) as BreachCode[];

export function breachText(code: BreachCode): { zh: string; en: string } {
  const [zh, en] = WORDS[code];
  return { zh, en };
}

/** As the console says it; positions are counted from 1 for people. */
export function breachWords({ code, at, entryId, detail }: Breach): string {
  const [zh, en] = WORDS[code];
  const where = [
    at === null ? '' : `#${at + 1}`,
    entryId === undefined || entryId === null ? '' : `entry ${entryId}`,
    detail ?? '',
  ];
  return `✗ ${where.filter(Boolean).join(' ')}  ${zh} ${en}`;
}
