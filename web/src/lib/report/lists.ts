import {
  AMOUNT_BANDS,
  FUNDRAISING_MODES,
  PEOPLE_BANDS,
  PROMOTION_WAYS,
  SOURCE_OF_KNOWLEDGE,
  TARGET_KINDS,
  UNKNOWN_TOWNSHIP,
  URGENT_SITUATIONS,
  type CodeItem,
} from '$contract/code-lists.ts';
import type { DistrictProfile } from '$contract/district.ts';
import type { Locale } from '#lib/messages/index.ts';

type Offered = Pick<DistrictProfile, 'sectors' | 'townships' | 'units'>;

/** What the form offers, in the reader's language, whoever fills it in: a resident, or an officer for one. */
export function reportLists(locale: Locale, district: Offered | null) {
  const options = (list: readonly CodeItem[]) =>
    list.map(({ code, zh, en }) => ({ value: code, label: locale === 'en' ? en : zh }));
  const modes = (source: string) =>
    options(
      FUNDRAISING_MODES.filter((mode) => mode.source === source).map(({ code, short }) => ({
        code,
        ...short,
      })),
    );
  return {
    kinds: options(TARGET_KINDS),
    townships: options([...(district?.townships ?? []), UNKNOWN_TOWNSHIP]),
    sectors: options(district?.sectors ?? []),
    commonModes: modes('DECREE_737_ART_19'),
    schemeModes: modes('INTERPRETATION_2022_5_ART_2'),
    promotionWays: options(PROMOTION_WAYS),
    people: options(PEOPLE_BANDS),
    amounts: options(AMOUNT_BANDS),
    urgent: options(URGENT_SITUATIONS),
    sources: options(SOURCE_OF_KNOWLEDGE),
    units: options(district?.units ?? []),
  };
}
export type Lists = ReturnType<typeof reportLists>;
export type Limits = DistrictProfile['evidence'] | undefined;
