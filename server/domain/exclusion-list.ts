/** STAFF: those who handle illegal fund-raising, and their relatives; CASE: the people of one case. */
export const EXCLUSION_LISTS = ['STAFF', 'CASE'] as const;
export type ExclusionListKind = (typeof EXCLUSION_LISTS)[number];
