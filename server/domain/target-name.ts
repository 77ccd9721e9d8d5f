// Longest first: 有限责任公司 must not leave 有限责任 behind. Residents write 公司 for any of them.
const LEGAL_FORMS = [
  '农民专业合作社联合社',
  '农民专业合作社',
  '专业合作社联合社',
  '股份有限公司',
  '有限责任公司',
  '专业合作社',
  '有限公司',
  '合伙企业',
  '有限合伙',
  '普通合伙',
  '合作社',
  '公司',
];

/** Text with full-width and compatibility forms folded and in lower case. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/**
 * The core of an organisation's or person's name, by which two reports of the same target meet: widths and case folded,
 * spaces and punctuation gone, the legal form at the end (有限公司, 合作社, …) dropped. A name that is nothing but a legal
 * form is kept.
 */
export function normaliseTargetName(name: string): string {
  let core = fold(name).replace(/[^\p{L}\p{N}]/gu, '');
  for (;;) {
    const form = LEGAL_FORMS.find((suffix) => core.endsWith(suffix));
    if (form === undefined || form === core) return core;
    core = core.slice(0, -form.length);
  }
}

/**
 * The distinct pairs of neighbouring characters of a text, in order of appearance, by which sealed names and briefs
 * can be searched. Pairs do not reach across spaces or punctuation; a single character makes none.
 */
export function bigrams(text: string): string[] {
  const pairs = new Set<string>();
  for (const run of fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    const characters = [...run];
    for (const [index, character] of characters.entries()) {
      const next = characters[index + 1];
      if (next !== undefined) pairs.add(character + next);
    }
  }
  return [...pairs];
}
