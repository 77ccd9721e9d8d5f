/** Apart from the endpoints, so that a page that only lists sentences doesn't load the schemas into the browser. */
export { DISTRICT_TEXTS, TEXT_PLACES, type TextItem, longest } from '../domain/district-texts.ts';
