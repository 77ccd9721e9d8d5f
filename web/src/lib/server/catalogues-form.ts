import { CATALOGUE_NAMES, type CatalogueName } from '$contract/code-lists.ts';
import { textOf, ticked } from './form.ts';

type Row = { code: string; zh: string; en: string; retired?: boolean };

/** The lists of the form, and the number that each row has there: an empty new row is left out. */
export function cataloguesOf(form: FormData): {
  lists: Record<CatalogueName, Row[]>;
  at: Record<string, number[]>;
} {
  const at: Record<string, number[]> = {};
  const lists = CATALOGUE_NAMES.map((list) => {
    const numbers = [...form.keys()].flatMap(
      (name) => new RegExp(`^lists\\.${list}\\.(\\d+)\\.code$`).exec(name)?.[1] ?? [],
    );
    const typed = numbers.flatMap((number) => {
      const name = `lists.${list}.${number}`;
      const [code, zh, en] = ['code', 'zh', 'en'].map((field) => textOf(form, `${name}.${field}`));
      const row = { code: code ?? '', zh: zh ?? '', en: en ?? '' };
      const fresh = form.has(`${name}.fresh`);
      if (fresh && row.zh + row.en === '') return [];
      // Only the district's own and those that may go have a box.
      const retired = form.has(`${name}.boxed`) && !ticked(form, `${name}.active`);
      return [{ number: Number(number), row: { ...row, ...(retired ? { retired } : {}) } }];
    });
    at[list] = typed.map(({ number }) => number);
    return [list, typed.map(({ row }) => row)] as const;
  });
  return { lists: Object.fromEntries(lists) as Record<CatalogueName, Row[]>, at };
}
