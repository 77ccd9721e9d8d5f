import type { PlaceLists } from '$contract/places.ts';
import type { Problem } from '../api.ts';
import { textOf, ticked } from './form.ts';

const LISTS = ['sectors', 'townships', 'units'] as const;

/** The lists of the form, and the number that each row has there: empty new rows stand between. */
export function placesOf(form: FormData): { lists: PlaceLists; at: Record<string, number[]> } {
  const at: Record<string, number[]> = {};
  const rows = LISTS.map((list) => {
    const numbers = [...form.keys()].flatMap(
      (name) => new RegExp(`^lists\\.${list}\\.(\\d+)\\.code$`).exec(name)?.[1] ?? [],
    );
    const typed = numbers.map((number) => {
      const text = (name: string): string => textOf(form, `lists.${list}.${number}.${name}`);
      return {
        number: Number(number),
        place: {
          ...{ code: text('code'), zh: text('zh'), en: text('en') },
          active: ticked(form, `lists.${list}.${number}.active`),
          ...(list === 'units' ? { shortZh: text('shortZh'), shortEn: text('shortEn') } : {}),
        },
      };
    });
    const said = typed.filter(({ place }) => place.code + place.zh + place.en !== '');
    at[list] = said.map(({ number }) => number);
    return [list, said.map(({ place }) => place)] as const;
  });
  return { lists: Object.fromEntries(rows) as unknown as PlaceLists, at };
}

/** The refusal in the rows' numbers on the form. */
export function atTheRows(problem: Problem, at: Record<string, number[]>): Problem {
  const fields = problem.fields.map((field) => ({
    ...field,
    path: field.path.replace(
      /^lists\.(\w+)\.(\d+)/,
      (_, list: string, index: string) => `lists.${list}.${at[list]?.[Number(index)] ?? index}`,
    ),
  }));
  return { ...problem, fields };
}
