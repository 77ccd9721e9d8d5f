/** Apart from the endpoints, so that a page that only shows colours doesn't load the schemas into the browser. */
export { type Colour, isColour } from '../domain/contrast.ts';
export { DEFAULT_LEAD, PALETTES, canLead, nearestLead } from '../domain/look.ts';
