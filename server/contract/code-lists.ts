/**
 * What forms offer and pages name: the domain's fixed lists, each code with its words in both languages. The pages
 * know the domain only through this folder.
 */
export * from '../domain/code-lists.ts';
export {
  CATALOGUES,
  CATALOGUE_NAMES,
  type CatalogueName,
  type Catalogues,
  catalogueOf,
  LONGEST_WORDS,
  OWN_PREFIX,
} from '../domain/catalogues.ts';
