import { page } from '$app/state';
import {
  type CatalogueName,
  catalogueOf,
  itemOf,
  REWARD_REASONS,
  SYSTEM_REASONS,
  UNKNOWN_TOWNSHIP,
  type CodeItem,
} from '$contract/code-lists.ts';
import type { DistrictProfile } from '$contract/district.ts';
import { APPROVAL_NEEDS } from '$contract/vocabulary.ts';
import type { Key } from '../messages/index.ts';
import { useWords } from '../words.ts';

const REASONS: readonly CodeItem[] = [SYSTEM_REASONS, ...Object.values(REWARD_REASONS)].flat();

type Named = { code: string; zh: string; en: string };

/**
 * The words for the codes that the API answers with: units and places from the district, the rest from the catalogue.
 * A code of a newer version is shown as it stands.
 */
export function useNames() {
  const { t, named, locale } = useWords();
  const district = (): DistrictProfile | null => (page.data['district'] as DistrictProfile | null) ?? null;

  /** Among those that can be chosen, or else among the retired: an old lead keeps its words. */
  const among = (
    list: readonly Named[] | undefined,
    code: string,
    retired?: readonly Named[],
  ): string | undefined => {
    const found = [...(list ?? []), ...(retired ?? [])].find((item) => item.code === code);
    return found && named(found);
  };
  const label = (group: string, code: string): string | undefined => {
    const key = `labels.${group}.${code}`;
    const text = (t as (key: Key) => string)(key as Key);
    return text === key ? undefined : text;
  };
  const listed = (list: readonly CodeItem[], code: string): string => {
    const found = itemOf(list, code);
    return found ? named(found) : code;
  };
  const catalogue = (list: CatalogueName) => catalogueOf(list, district()?.catalogues ?? {});
  const townships = (): readonly Named[] => [...(district()?.townships ?? []), UNKNOWN_TOWNSHIP];
  const township = (code: string): string => among(townships(), code, district()?.retired.townships) ?? code;
  const unit = (code: string): string =>
    label('jointUnit', code) ??
    among(district()?.units, code, district()?.retired.units) ??
    township(code.replace(/^T(?=\d)/, ''));

  return {
    list: (items: readonly string[]): string => items.join(locale === 'en' ? ', ' : '、'),
    unit,
    township,
    sector: (code: string): string => among(district()?.sectors, code, district()?.retired.sectors) ?? code,
    mode: (code: string): string => listed(catalogue('modes'), code),
    listed,
    role: (code: string): string => label('role', code) ?? code,
    /** What can be chosen of a list today, in the district's words. */
    offered: (list: CatalogueName): readonly CodeItem[] => catalogue(list).filter(({ retired }) => !retired),
    /** The retired ones too: old leads are asked for by them. */
    all: catalogue,
    /** A reason is a code of a catalogue, or somebody's own words. */
    reason: (reason: string | null): string => {
      const own = (['rejectReasons', 'refuseRewardReasons', 'returnRewardReasons'] as const).flatMap(
        catalogue,
      );
      const found = itemOf(own, reason ?? '') ?? itemOf(REASONS, reason ?? '');
      return found ? named(found) : (reason ?? '');
    },
    /** Whose turn: a role, or a unit that still owes its part. */
    turn: (code: string): string => label('role', code) ?? unit(code),
    /** `POLICE`, `REGULATOR:EDUCATION`, `TOWNSHIP:640302100`. */
    desk: (code: string): string => {
      const [kind = '', place] = code.split(':', 2);
      return place ? unit(place) : (label('desk', kind) ?? code);
    },
    /** What an approval matrix asks for beside the approver. */
    approval: (code: string): string => listed(APPROVAL_NEEDS, code),
    leadStep: (verb: string): string => label('leadVerb', verb) ?? verb,
    rewardStep: (verb: string): string => label('rewardVerb', verb) ?? verb,
    leadStatus: (status: string): string => label('leadStatus', status) ?? status,
    rewardStatus: (status: string): string => label('rewardStatus', status) ?? status,
    units: (): readonly Named[] => district()?.units ?? [],
    townships: (): readonly Named[] => district()?.townships ?? [],
    sectors: (): readonly Named[] => district()?.sectors ?? [],
  };
}
