/** The letters of a mark that our fonts have; the others would be boxes. */
export const plain = (mark: string): string => mark.replace(/[^\x20-\x7e]/g, '?');
