import type { DistrictFile } from '../../contract/district-file.ts';
import {
  CATALOGUE_NAMES,
  type Catalogues,
  type OwnItem,
  checkCatalogues,
  ownItems,
} from '../../domain/catalogues.ts';
import type { FieldError } from '../../domain/errors.ts';
import { checkNotices, saidNotices } from '../../domain/notice-texts.ts';
import { DEFAULT_SETTINGS, type Settings, withClocks } from '../../domain/settings.ts';
import { NOTICE_CODES } from '../notifications/notice-words.ts';
import { fromForm, toForm, wrongTogether } from '../settings/settings-form.ts';

/** What a file says of the settings, over those that stand; a code that it doesn't name keeps its words. */
export function settingsOf(file: DistrictFile, standing: Settings): Settings {
  const timed = withClocks(standing, file.clocks ?? {});
  const settings = file.settings ? fromForm({ ...toForm(timed), ...file.settings }, timed) : timed;
  return {
    ...settings,
    catalogues: file.catalogues ? over(file.catalogues, standing.catalogues) : standing.catalogues,
    notices: file.notices ? saidNotices(file.notices) : standing.notices,
  };
}

/** What is wrong with the settings, lists and letters of a file, each at its path. */
export function wrongSettings(file: DistrictFile): FieldError[] {
  const under = (prefix: string, fields: readonly FieldError[]) =>
    fields.map(({ path, code }): FieldError => ({ path: `${prefix}.${path}`, code }));
  const form = { ...toForm(DEFAULT_SETTINGS), ...file.settings };
  const named = (file.routing ?? []).map(({ when }) => JSON.stringify(when));
  const modes = (file.catalogues?.modes ?? [])
    .map(({ code }) => code)
    .filter((code) => named.some((when) => when.includes(`"${code}"`)));
  return [
    ...under('settings', wrongTogether(form)),
    ...under('catalogues', checkCatalogues(file.catalogues ?? {}, {}, modes)),
    ...under('notices', checkNotices(file.notices ?? {}, NOTICE_CODES)),
  ];
}

/** All of them as a file has them: what is added to the settings one day is in it from then on. */
export function settingsInFile(
  settings: Settings,
): Required<Pick<DistrictFile, 'settings' | 'catalogues' | 'notices'>> {
  const { clocks: _clocks, ...beside } = toForm(settings);
  return { settings: beside, catalogues: settings.catalogues, notices: settings.notices };
}

function over(file: Catalogues, standing: Catalogues): Catalogues {
  const rows = (list: (typeof CATALOGUE_NAMES)[number]): OwnItem[] => {
    const said = file[list] ?? [];
    const codes = new Set(said.map(({ code }) => code));
    return [...said, ...(standing[list] ?? []).filter(({ code }) => !codes.has(code))];
  };
  return ownItems(Object.fromEntries(CATALOGUE_NAMES.map((list) => [list, rows(list)])));
}
