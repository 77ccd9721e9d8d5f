import type { ChannelBody } from '$contract/channels.ts';
import type { Problem } from '../api.ts';
import { textOf, ticked } from './form.ts';

/** A row of the form, by its number there. */
type Row = { at: number; channel: ChannelBody };

/**
 * The rows that are to be published, in their order. A row ticked for removal is left out, and so is a new one in
 * which nothing but its kind and unit stands.
 */
export function rowsOf(form: FormData): Row[] {
  const numbers = [...form.keys()].flatMap((name) => /^channels\.(\d+)\.kind$/.exec(name)?.[1] ?? []);
  return numbers.flatMap((number) => {
    const text = (name: keyof ChannelBody): string => textOf(form, `channels.${number}.${name}`);
    const channel: ChannelBody = {
      kind: text('kind') as ChannelBody['kind'],
      value: text('value'),
      hoursZh: text('hoursZh'),
      hoursEn: text('hoursEn'),
      unitCode: text('unitCode'),
    };
    const empty = channel.value + channel.hoursZh + channel.hoursEn === '';
    return empty || ticked(form, `channels.${number}.remove`) ? [] : [{ at: Number(number), channel }];
  });
}

/** The refusal in the rows' numbers on the form, where removed and empty ones still stand between. */
export function inTheRows(problem: Problem, rows: readonly Row[]): Problem {
  const fields = problem.fields.map((field) => ({
    ...field,
    path: field.path.replace(/^channels\.(\d+)/, (_, index: string) => `channels.${rows[Number(index)]?.at}`),
  }));
  return { ...problem, fields };
}
