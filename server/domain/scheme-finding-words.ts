import type { Finding, FindingKind } from './scheme-finding.ts';
import { factEn } from './scheme-words-en.ts';
import { factZh } from './scheme-words-zh.ts';

/** `{a}` is the tier it is about, `{b}` those it meets, `{example}` the case. */
const ZH: Record<FindingKind, string> = {
  GAP: '档次之间有空档：{example}时，{b}都不适用，没有奖励。如果确实不奖励，请加一个“不予奖励”的档次写明。',
  OVERLAP: '“{a}”档与{b}重叠：{example}时两档都符合，只按排在前面的算。请分清界线。',
  CONTRADICTION: '“{a}”档与{b}条件完全相同、金额不同，互相矛盾：{example}时只按排在前面的算。',
  SHADOWED: '“{a}”档永远轮不到：符合它的情形已经被前面的{b}包含，例如{example}。',
  NEVER: '“{a}”档的条件自相矛盾，没有任何情形能够符合。',
  CAP_BELOW: '“{a}”档最少的奖励也高于奖励上限，永远发不到这个数。',
  ANONYMOUS: '一处写明匿名举报人可以领奖，排除情形里又排除了匿名举报。',
  ORDER: '“{a}”档与{b}可能同时符合（例如{example}），按排在前面的算。',
  EXCEPTION_LESS: '{example}时先按“{a}”档算，比后面的{b}少，请确认是有意的例外。',
  UNCOVERED: '不在任何一档之内，不给奖励（或须人工认定）的情形，例如：{example}。',
  TOO_WIDE: '条件的组合太多，没有逐一检查有无空档。',
};
const EN: Record<FindingKind, string> = {
  GAP: 'A gap between tiers: with {example} neither of {b} applies, and nothing is awarded. If that is meant, say so by a tier of its own.',
  OVERLAP:
    'Tier “{a}” overlaps with {b}: with {example} both apply, and only the one that stands first counts. Draw the line.',
  CONTRADICTION:
    'Tier “{a}” has the same condition as {b} and another amount: with {example} only the one that stands first counts.',
  SHADOWED: 'Tier “{a}” never gets its turn: its cases are taken by {b} before it, such as {example}.',
  NEVER: 'Tier “{a}” contradicts itself: no case can meet its condition.',
  CAP_BELOW: 'Tier “{a}” promises more, even at its least, than the cap lets through.',
  ANONYMOUS: 'Anonymous reporters are admitted in one place and excluded in another.',
  ORDER: 'Tier “{a}” and {b} can both apply (such as with {example}); the one that stands first counts.',
  EXCEPTION_LESS: 'With {example} tier “{a}” comes first and pays less than {b}: is the exception meant?',
  UNCOVERED: 'Cases outside all tiers, which earn nothing (or are graded by hand), such as: {example}.',
  TOO_WIDE: 'Too many combinations of conditions to try each for gaps.',
};

/** A finding in Chinese, for whoever writes the measure. */
export function findingZh(finding: Finding): string {
  const quoted = finding.bands.map((id) => `“${id}”档`);
  const example = finding.example.map(factZh).join('、') || '任何情形';
  return fill(ZH[finding.kind], finding, quoted, '、', example);
}

/** The same in English. */
export function findingEn(finding: Finding): string {
  const quoted = finding.bands.map((id) => `“${id}”`);
  return fill(EN[finding.kind], finding, quoted, ', ', finding.example.map(factEn).join(', ') || 'any case');
}

function fill(
  text: string,
  { kind, bands }: Finding,
  quoted: string[],
  and: string,
  example: string,
): string {
  // A gap lies between tiers; everything else is about the first that it names.
  const met = (kind === 'GAP' ? quoted : quoted.slice(1)).join(and);
  return text
    .replace('{a}', bands[0] ?? '')
    .replace('{b}', met)
    .replace('{example}', example);
}
