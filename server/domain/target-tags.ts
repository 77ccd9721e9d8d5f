import { lookAlikes } from './look-alikes.ts';
import { normaliseCreditCode, normalisePhone, normaliseUrl } from './target-contact.ts';
import { type Anatomy, type Script, anatomyOf, foldName, placesSpelt } from './target-anatomy.ts';

/**
 * By what two leads can be seen to mean the same target without opening either. Each value becomes a keyed hash, each
 * kind in a space of its own; see decision 0027 for what each tells and what it gives away.
 */
export const TARGET_TAG_KINDS = [
  'credit_code',
  'phone',
  'url',
  'domain',
  'core',
  'brand',
  'brand_near',
  'brand_look',
  'near',
  'sound',
  'brand_sound',
  'initials',
  'trade',
  'form',
  'gram',
  'person',
  'wording',
] as const;
export type TargetTagKind = (typeof TARGET_TAG_KINDS)[number];
export type TargetTag = { kind: TargetTagKind; value: string };

/** What a report says of its target, as it was typed; `wording` is the report's own text. */
export type TargetFacts = {
  name: string;
  creditCode?: string | null | undefined;
  phone?: string | null | undefined;
  website?: string | null | undefined;
  person?: string | null | undefined;
  wording?: string | null | undefined;
};

const LONGEST_NAME = 160;
const SHINGLE = 6;
/** The smallest of a text's hashed shingles: a fixed few say how much of two long texts is the same. */
const SKETCH = 12;
const SHORTEST_WORDING = 30;
/** Letters that can be read as syllables; what cannot is taken for initials. */
const PINYIN =
  /^((zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(iang|iong|uang|ang|eng|ing|ong|ian|uan|iao|uai|ai|ei|ui|ao|ou|iu|ie|ue|ve|er|an|en|in|un|ia|ua|uo|a|o|e|i|u|v))+$/;

/** The tags of one target, each once. `places`: see {@link anatomyOf}. */
export function targetTags(facts: TargetFacts, places: readonly string[], script: Script): TargetTag[] {
  const tags = new Map<string, TargetTag>();
  const add = (kind: TargetTagKind, value: string) => {
    if (value) tags.set(`${kind} ${value}`, { kind, value });
  };
  const anatomy = anatomyOf(facts.name.slice(0, LONGEST_NAME), places, script);
  const placeInitials = anatomy.latin
    ? placesSpelt(places, script).map((one) => initialsOf(one, script))
    : [];
  for (const { kind, value } of nameTags(anatomy, placeInitials, script)) add(kind, value);
  add('credit_code', normaliseCreditCode(facts.creditCode ?? ''));
  for (const phone of phonesIn(facts.phone ?? '')) add('phone', phone);
  const url = normaliseUrl(facts.website ?? '');
  add('url', url);
  add('domain', url.split(/[/:]/)[0] ?? '');
  const person = foldName(facts.person ?? '', script).replace(/[^\p{L}]/gu, '');
  if (person.length >= 2) add('person', person);
  for (const piece of sketchOf(foldName(facts.wording ?? '', script))) add('wording', piece);
  return [...tags.values()];
}

function nameTags(
  { core, placed, brand, trades, form, latin }: Anatomy,
  placeInitials: readonly string[],
  script: Script,
): TargetTag[] {
  const tags: TargetTag[] = [{ kind: 'core', value: core }];
  const add = (kind: TargetTagKind, ...values: readonly string[]) => {
    for (const value of values) tags.push({ kind, value });
  };
  const characters = [...core];
  if (latin && !PINYIN.test(core)) {
    const short = placed.replace(/(yxzr|gfyx|yx)?gs$/, '');
    // Whoever types initials may begin with the place's: 吴忠金源 is wzjy.
    add('initials', short);
    for (const start of placeInitials) {
      if (short.startsWith(start) && short.length >= start.length + 4)
        add('initials', short.slice(start.length));
    }
    return tags;
  }
  // Two where the ear could mix something up: who shares both is spelt by the same sounds exactly.
  const spoken = script.syllables(core).join('');
  add('sound', heard(spoken), spoken);
  if (brand) {
    add('brand', brand, withoutDoubles(brand), ...runningOn(brand, trades));
    add('brand_sound', heard(script.syllables(brand).join('')));
    add('brand_look', ...lookAlikes([...brand]));
    // Not without its last: a brand that goes on by a character is a brother's firm more often than a slip.
    if (!latin) add('brand_near', brand, ...([...brand].length >= 3 ? oneLess([...brand]).slice(0, -1) : []));
  }
  add('trade', ...trades.map((trade) => heard(script.syllables(trade).join(''))));
  if (latin) return tags;
  if (form) add('form', form);
  if (characters.length >= 3) add('near', core, ...(characters.length >= 4 ? oneLess(characters) : []));
  for (const whole of [core, placed]) {
    const initials = initialsOf(whole, script);
    if (initials.length >= 4) add('initials', initials);
  }
  add('gram', ...characters.slice(1).map((character, at) => `${characters[at]}${character}`));
  return tags;
}

const initialsOf = (text: string, script: Script): string =>
  script
    .syllables(text)
    .map((one) => one[0] ?? '')
    .join('');

/** Every spelling with one character left out: two words one slip apart share one of these, or one is the other's. */
function oneLess(characters: readonly string[]): string[] {
  return characters.map((_, at) => characters.toSpliced(at, 1).join(''));
}

/** 福博博 is most often 福博, typed once too often. */
function withoutDoubles(brand: string): string {
  const once = brand.replace(/(.)\1/gu, '$1');
  return [...once].length >= 2 ? once : brand;
}

/** 绿泰生生物 may be 绿泰生物: its brand's last character is the trade's first. */
function runningOn(brand: string, [trade = '']: readonly string[]): string[] {
  const last = [...brand].at(-1) ?? '';
  return [...brand].length >= 3 && trade.startsWith(last) ? [brand.slice(0, -last.length)] : [];
}

/** Pinyin as the ear has it: zh and z, ng and n, l and n fall together where people mix them up. */
function heard(pinyin: string): string {
  return pinyin
    .replace(/([zcs])h/g, '$1')
    .replace(/([aei])ng/g, '$1n')
    .replaceAll('ü', 'v');
}

/** Several numbers in one field are several tags; a landline is known with and without its area code. */
function phonesIn(typed: string): string[] {
  const runs = typed.normalize('NFKC').split(/[、,;/或和及|\n]/);
  return runs.flatMap((run) => {
    const digits = normalisePhone(run);
    if (digits.length < 7) return [];
    const local = /^0(?:10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(digits)?.[1];
    return local ? [digits, local] : [digits];
  });
}

function sketchOf(text: string): string[] {
  const letters = [...text.replace(/[^\p{L}\p{N}]/gu, '')];
  if (letters.length < SHORTEST_WORDING) return [];
  const shingles = new Set(
    letters.slice(SHINGLE - 1).map((_, at) => letters.slice(at, at + SHINGLE).join('')),
  );
  return [...shingles]
    .map((shingle) => ({ shingle, rank: rankOf(shingle) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SKETCH)
    .map(({ shingle }) => shingle);
}

/** FNV-1a: which shingles are taken must be the same for everybody, and say nothing by itself. */
function rankOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
