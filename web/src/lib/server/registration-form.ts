import type { Coming } from '$contract/registrations.ts';
import type { Problem } from '#lib/api.ts';
import { optionalText, textOf } from './form.ts';

type Draft = Record<keyof Coming, string | undefined>;

/** How it came, in the contract's shape, nothing checked. */
export function typedComing(form: FormData): Draft {
  return {
    channel: textOf(form, 'coming.channel'),
    cameInAt: momentOf(textOf(form, 'coming.cameInAt')),
    outsideReference: optionalText(form, 'coming.outsideReference'),
    standing: textOf(form, 'coming.standing'),
    notice: textOf(form, 'coming.notice'),
    slip: textOf(form, 'coming.slip'),
  };
}

/**
 * The form with its two promises as the officer says they were given: ticked together where the notice was read, not at
 * all where nobody could be reached. `always`: for a check that would only repeat what the notice's own field says.
 */
export function asPledged(form: FormData, always = false): FormData {
  const told = always || ['VOICE', 'SIGNATURE'].includes(textOf(form, 'coming.notice'));
  const pledged = new FormData();
  for (const [name, value] of form) pledged.append(name, value);
  for (const name of ['truthful', 'privacyRead']) {
    pledged.delete(name);
    if (told) pledged.set(name, 'on');
  }
  return pledged;
}

/** How it was told and how the receipt goes out stand at the end of the page, and so among what is to be mended. */
export function inPageOrder(problem: Problem): Problem {
  const atTheEnd = ({ path }: { path: string }) => Number(['coming.notice', 'coming.slip'].includes(path));
  return { ...problem, fields: problem.fields.toSorted((a, b) => atTheEnd(a) - atTheEnd(b)) };
}

/** A browser's local time, which is the office's: China keeps one. What is no time goes on as it was typed. */
function momentOf(typed: string): string | undefined {
  if (typed === '') return undefined;
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) ? `${typed}:00+08:00` : typed;
}
