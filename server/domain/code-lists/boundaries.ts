import type { CodeItem } from './code-item.ts';

/** A code with where it begins and ends, in plain words; for guidance, since the meeting decides. */
export type Bounded = CodeItem & { readonly boundsZh: string; readonly boundsEn: string };

/** 线索等级: what the proof is worth, and how far the facts fit what was reported. */
export const LEAD_GRADE_ITEMS = [
  {
    code: '1',
    zh: '一级',
    en: 'Grade 1',
    boundsZh: '有合同、转账记录、录音录像等直接证据，反映的情况与查实的完全一致。',
    boundsEn: 'Direct proof, such as contracts, transfers or recordings, and everything fits what was found.',
  },
  {
    code: '2',
    zh: '二级',
    en: 'Grade 2',
    boundsZh: '有部分证据，反映的情况大部分一致。',
    boundsEn: 'Some proof, and most of it fits.',
  },
  {
    code: '3',
    zh: '三级',
    en: 'Grade 3',
    boundsZh: '没有证据，但对象、地点、做法等主要情况一致。',
    boundsEn: 'No proof, but target, place and method fit.',
  },
  {
    code: '4',
    zh: '四级',
    en: 'Grade 4',
    boundsZh: '只提供了有用的线索，主要事实靠核查查明。',
    boundsEn: 'A useful hint; the facts were found by the units.',
  },
] as const satisfies readonly Bounded[];

/** 甲、乙、丙: what is done about it (notice 四(二); 条例 art. 18, 23; the threshold of a case: 法释〔2022〕5号 art. 3). */
export const DISPOSITION_CLASS_ITEMS = [
  {
    code: 'A',
    zh: '甲类：约谈或责令整改',
    en: 'A: talk or order',
    boundsZh: '苗头阶段：只有宣传，或者人数少、金额小，能马上停止并退还。',
    boundsEn:
      'At its beginning: adverts only, or few people and little money, which can stop and be paid back at once.',
  },
  {
    code: 'B',
    zh: '乙类：引导规范化解',
    en: 'B: guided resolution',
    boundsZh: '已经吸收资金，但人找得到、资产还在，愿意并且能够按计划清退，没有达到立案标准。',
    boundsEn:
      'Money was taken, but people and assets are there, they will and can repay by a plan, and no case’s threshold is met.',
  },
  {
    code: 'C',
    zh: '丙类：移送公安',
    en: 'C: to the police',
    boundsZh: '涉嫌犯罪：达到100万元、150人或损失50万元之一，或者虚构项目、跑路、转移财产。',
    boundsEn:
      'A suspected crime: ¥1m, 150 people or a loss of ¥500,000; or a made-up project, flight, moved assets.',
  },
] as const satisfies readonly Bounded[];
