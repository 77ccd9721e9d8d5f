import type { LeadView } from '../../contract/leads.ts';
import type { TargetView } from '../../contract/targets.ts';
import { normaliseCreditCode, normalisePhone, normaliseUrl } from '../../domain/target-contact.ts';
import { normaliseTargetName } from '../../domain/target-name.ts';

type Brief = NonNullable<LeadView['brief']>;
/** Of each kind so many spellings; more would be a list of the world. */
const MOST = 20;

/** What several briefs say of their target, each thing once however it was typed, the latest spelling first. */
export function saidIn(briefs: readonly Brief[]): TargetView['said'] {
  const each = (of: (brief: Brief) => string | null, same: (text: string) => string) => {
    const seen = new Map<string, string>();
    for (const brief of briefs) {
      const text = of(brief)?.trim();
      if (text && !seen.has(same(text))) seen.set(same(text), text);
    }
    return [...seen.values()].slice(0, MOST);
  };
  const asWritten = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
  return {
    names: each((brief) => brief.targetName, normaliseTargetName),
    creditCodes: each((brief) => brief.creditCode, normaliseCreditCode),
    phones: each((brief) => brief.phone, normalisePhone),
    websites: each((brief) => brief.website, normaliseUrl),
    people: each((brief) => brief.personInCharge, asWritten),
    places: each(({ village, place }) => [village, place].filter(Boolean).join('，') || null, asWritten),
  };
}
