import {
  AMOUNT_BANDS,
  FUNDRAISING_MODES,
  ORIGINALS_HELD,
  OWN_AMOUNT_BANDS,
  OWN_MONEY,
  PEOPLE_BANDS,
  PROMISED_TERMS,
  PROMOTION_WAYS,
  REPORTED_ELSEWHERE,
  SOURCE_OF_KNOWLEDGE,
  TARGET_KINDS,
  UNKNOWN_TOWNSHIP,
  URGENT_SITUATIONS,
  type CodeItem,
} from '$contract/code-lists.ts';
import type { DistrictProfile } from '$contract/district.ts';
import { localDate } from '$contract/report-answers.ts';
import type { Village } from '$contract/villages.ts';
import type { Locale } from '#lib/messages/index.ts';

type Offered = Pick<DistrictProfile, 'sectors' | 'townships' | 'units'>;

/** What the form offers, in the reader's language, whoever fills it in: a resident, or an officer for one. */
export function reportLists(
  locale: Locale,
  district: Offered | null,
  villages: readonly Village[] = [],
  now = new Date(),
) {
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
    terms: options(PROMISED_TERMS),
    originals: options(ORIGINALS_HELD),
    ownMoney: options(OWN_MONEY),
    ownAmounts: options(OWN_AMOUNT_BANDS),
    elsewhere: options(REPORTED_ELSEWHERE),
    villages: (district?.townships ?? []).flatMap((township) => {
      const own = villages.filter(({ townshipCode }) => townshipCode === township.code);
      const [group] = options([township]);
      return group && own.length > 0 ? [{ label: group.label, options: options(own) }] : [];
    }),
    thisYear: Number(localDate(now).slice(0, 4)),
    units: options(district?.units ?? []),
  };
}
export type Lists = ReturnType<typeof reportLists>;
export type Limits = DistrictProfile['evidence'] | undefined;
