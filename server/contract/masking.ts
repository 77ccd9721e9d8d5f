/** What the first reader's page suggests to hide; the text never leaves the page for it. */
export { MASK_KINDS, applyMaskings, suggestMaskings, type Masking } from '../domain/masking.ts';
