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
  catalogueOf,
  type CodeItem,
} from '$contract/code-lists.ts';
import type { DistrictProfile } from '$contract/district.ts';
import { localDate } from '$contract/report-answers.ts';
import type { Village } from '$contract/villages.ts';
import type { Locale } from '#lib/messages/index.ts';

type Offered = Pick<DistrictProfile, 'sectors' | 'townships' | 'units' | 'catalogues'>;

/** What the form offers, in the reader's language, whoever fills it in: a resident, or an officer for one. */
export function reportLists(
  locale: Locale,
  district: Offered | null,
  villages: readonly Village[] = [],
  now = new Date(),
) {
  const options = (list: readonly CodeItem[]) =>
    list.map(({ code, zh, en }) => ({ value: code, label: locale === 'en' ? en : zh }));
  // The district's own stand with the court's list, before its last; the portal's go by their short names.
  const own = district?.catalogues ?? {};
  const short = new Map<string, { zh: string; en: string }>(
    FUNDRAISING_MODES.map((mode) => [mode.code, mode.short]),
  );
  const reworded = new Map(own.modes?.map((item) => [item.code, item]));
  const decree = new Set<string>(
    FUNDRAISING_MODES.filter(({ source }) => source === 'DECREE_737_ART_19').map(({ code }) => code),
  );
  const modes = (ofDecree: boolean) =>
    options(
      catalogueOf('modes', own)
        .filter(({ code, retired }) => !retired && decree.has(code) === ofDecree)
        .map((item) => ({
          code: item.code,
          zh: reworded.get(item.code)?.zh || (short.get(item.code)?.zh ?? item.zh),
          en: reworded.get(item.code)?.en || (short.get(item.code)?.en ?? item.en),
        })),
    );
  return {
    kinds: options(TARGET_KINDS),
    townships: options([...(district?.townships ?? []), UNKNOWN_TOWNSHIP]),
    sectors: options(district?.sectors ?? []),
    commonModes: modes(true),
    schemeModes: modes(false),
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
