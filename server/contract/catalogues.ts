import { Type } from 'typebox';
import {
  CATALOGUE_NAMES,
  type CatalogueName,
  type Catalogues,
  LONGEST_WORDS,
  type OwnItem,
} from '../domain/catalogues.ts';
import { Done, type Endpoint, Nullable, Strict, Version } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;

/** Longer than any may be, so that the rule names the field. */
const words = (language: 'zh' | 'en') => Type.String({ maxLength: LONGEST_WORDS[language] * 2 });
const Item = Strict({
  code: Type.String({ maxLength: 80 }),
  zh: words('zh'),
  en: words('en'),
  retired: Type.Optional(Type.Boolean()),
});
/** What the district says of each list: other words, retired entries, entries of its own. */
export const OwnLists = Type.Unsafe<Catalogues>(
  Strict(
    Object.fromEntries(
      CATALOGUE_NAMES.map((name) => [name, Type.Optional(Type.Array(Item, { maxItems: 200 }))]),
    ),
  ),
);
/** The same, whole, as a form sends it. */
const Rows = Type.Unsafe<Record<CatalogueName, OwnItem[]>>(
  Strict(Object.fromEntries(CATALOGUE_NAMES.map((name) => [name, Type.Array(Item, { maxItems: 200 })]))),
);
const Stands = Strict({
  ...Item.properties,
  retired: Type.Boolean(),
  /** The portal's own words; null for an entry that the district made. */
  portal: Nullable(Strict({ zh: Type.String(), en: Type.String() })),
  lasting: Type.Boolean({ description: 'Rules name it, or a form needs it: it is not retired.' }),
});
export type CatalogueRow = {
  code: string;
  zh: string;
  en: string;
  retired: boolean;
  portal: { zh: string; en: string } | null;
  lasting: boolean;
};
const Lists = Type.Unsafe<Record<CatalogueName, CatalogueRow[]>>(
  Strict(Object.fromEntries(CATALOGUE_NAMES.map((name) => [name, Type.Array(Stands)]))),
);

export const readCatalogues = {
  method: 'GET',
  url: '/api/admin/catalogues',
  allow: SYS,
  schema: {
    summary: 'Modes and reasons as they stand: the portal’s words, the district’s, and what is retired',
    tags: ['admin'],
    response: { 200: Strict({ version: Version, lists: Lists }) },
  },
} as const satisfies Endpoint;

const noRows = { rejectReasons: [], refuseRewardReasons: [], returnRewardReasons: [] };

export const saveCatalogues = {
  method: 'PUT',
  url: '/api/admin/catalogues',
  allow: SYS,
  maxBodyBytes: 128 * 1024,
  schema: {
    summary: 'Reword, add or retire modes and reasons; a code stays for good, because leads carry it',
    tags: ['admin'],
    body: Strict(
      { version: Version, lists: Rows },
      {
        examples: [
          {
            version: 1,
            lists: { ...noRows, modes: [{ code: 'OWN_TEA', zh: '茶叶认购', en: 'Tea subscription' }] },
          },
        ],
      },
    ),
    response: { 200: Done },
  },
} as const satisfies Endpoint;
