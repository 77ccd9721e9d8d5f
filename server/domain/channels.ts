import type { PublicChannel } from './district.ts';
import type { FieldError } from './errors.ts';
import { problemWhere } from './shape.ts';

type Kind = PublicChannel['kind'];
type Printed = { kind: Kind; value: string };

/** Decree 737 art. 16: telephone, e-mail and postal address must be published; the rest an office may add. */
export const REQUIRED_CHANNELS = ['PHONE', 'EMAIL', 'ADDRESS'] as const satisfies readonly Kind[];

// What is printed may carry a note, such as an extension or "（24小时）"; the number, address or link must be in it.
const FORMS: Partial<Record<Kind, RegExp>> = {
  PHONE: /\d[\d\s()（）-]{1,}\d/,
  EMAIL: /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/,
  WEB: /^https?:\/\/[^\s<>"]+$/,
};

/** Which of the required channels nobody has published yet. */
export function unpublishedChannels(channels: readonly { kind: string }[]): Kind[] {
  return REQUIRED_CHANNELS.filter((kind) => !channels.some((channel) => channel.kind === kind));
}

/** What keeps a list from being printed: a value that is none of its kind, an unknown unit, one that stands twice. */
export function checkChannels(
  channels: readonly (Printed & { unitCode: string })[],
  unitCodes: readonly string[],
): FieldError[] {
  const printed = channels.map(({ kind, value }) => `${kind} ${value.trim()}`);
  return channels.flatMap(({ kind, value, unitCode }, index) => {
    const empty = value.trim() === '';
    const misshapen = !empty && FORMS[kind]?.test(value.trim()) === false;
    const again = printed.indexOf(`${kind} ${value.trim()}`) < index;
    return [
      ...problemWhere(empty, `channels.${index}.value`, 'REQUIRED'),
      ...problemWhere(misshapen, `channels.${index}.value`, 'BAD_FORMAT'),
      ...problemWhere(!empty && again, `channels.${index}.value`, 'MUST_DIFFER'),
      ...problemWhere(!unitCodes.includes(unitCode), `channels.${index}.unitCode`, 'NOT_IN_LIST'),
    ];
  });
}
