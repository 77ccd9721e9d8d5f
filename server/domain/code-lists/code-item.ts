/** One entry of a code list: the code is stored, the words are shown. Codes never change meaning; lists only grow. */
export type CodeItem = { readonly code: string; readonly zh: string; readonly en: string };

/** The codes of a list in its order, typed by the list. */
export function codesOf<T extends CodeItem>(list: readonly T[]): readonly T['code'][] {
  return list.map((item) => item.code);
}

/** The entry of a code, or undefined where the list has none (data of an older or newer version). */
export function itemOf<T extends CodeItem>(list: readonly T[], code: string): T | undefined {
  return list.find((item) => item.code === code);
}
