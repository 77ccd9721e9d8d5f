import { readFile } from 'node:fs/promises';
import { CannotStart } from '../cannot-start.ts';
import type { DistrictFile } from '../contract/district-file.ts';
import { demonstrationScheme } from '../domain/default-scheme.ts';
import type { DistrictProfile } from '../domain/district.ts';
import type { RewardScheme } from '../domain/scheme-types.ts';
import { checkDistrictFile } from '../features/district-file/file-check.ts';
import { profileFrom } from '../features/district-file/file-profile.ts';
import { emblemOf } from '../features/district-file/file-taking.ts';
import type { Drawn } from '../features/look/drawn-emblem.ts';
import { LITONG } from './litong.ts';
import { LITONG_DRAFT_SCHEME } from './litong-scheme.ts';

/** The district that the demo lays out. */
export type DemoDistrict = { profile: DistrictProfile; scheme: RewardScheme; emblem: Drawn | null };

/** 利通区, or the district of a file. @throws CannotStart where the file cannot be read, with each mend */
export async function demoDistrict(file: string | undefined): Promise<DemoDistrict> {
  if (file === undefined) return { profile: LITONG, scheme: LITONG_DRAFT_SCHEME, emblem: null };
  const read = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as unknown)
    .catch(() => null);
  const wrong = checkDistrictFile(read).map(({ path, mend }) => `\n  · ${path}: ${mend}`);
  if (wrong.length > 0) {
    throw new CannotStart(
      'DEMO_DISTRICT_WRONG',
      `演示区县文件 ${file} 有误：${wrong.join('')}`,
      `the demo's district file ${file} is wrong`,
    );
  }
  const district = read as DistrictFile;
  const profile = profileFrom(district);
  return {
    profile,
    scheme:
      (district.rewardScheme as RewardScheme | undefined) ??
      demonstrationScheme(`reward-${profile.code}`, profile.zh),
    emblem: await emblemOf(district),
  };
}

/** The demo's tips are told of 利通区's townships; elsewhere each happens in the township at the same place of the list. */
export function townshipThere({ townships }: DistrictProfile, code: string): string {
  const place = LITONG.townships.findIndex((township) => township.code === code);
  return place < 0 ? code : (townships[place % townships.length]?.code ?? code);
}

/** A sector that the district doesn't have is one that its resident couldn't tell. */
export function sectorThere({ sectors }: DistrictProfile, code: string): string {
  return sectors.some(({ sector }) => sector === code) ? code : 'OTHER';
}
