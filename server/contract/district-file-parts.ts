import { Type } from 'typebox';
import { Strict } from './endpoint.ts';

/** Each `description` says what the place takes: it is the mend that a check prints. */
export const says = (description: string) => ({ description });
export const line = (max: number, description: string) =>
  Type.String({ minLength: 1, maxLength: max, pattern: '\\S', ...says(description) });
export const Names = (max: number, what: string) =>
  Strict(
    {
      zh: line(max, `中文名，不超过${max}个字 · the Chinese name, at most ${max} characters`),
      en: line(max * 2, `英文名，不超过${max * 2}个字符 · the English name, at most ${max * 2} characters`),
    },
    says(what),
  );
export const Short = Type.Optional(
  Type.String({ maxLength: 20, ...says('句子里用的简称，不超过20个字 · the short name, at most 20') }),
);
export const Retired = Type.Optional(
  Type.Boolean({
    ...says('true：不再使用，旧线索仍显示其名称 · true: no longer used; old leads keep its name'),
  }),
);
export const Day = Type.String({
  pattern: '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  ...says('日期，如 2026-10-01 · a date such as 2026-10-01'),
});
export const Hours = Type.Optional(
  Type.String({ maxLength: 100, ...says('办公时间，不超过100个字 · opening hours, at most 100') }),
);

export const townshipCode = {
  pattern: '^[0-9]{9,12}$',
  ...says('9到12位数字，如 640302100 · 9 to 12 digits'),
};
export const listCode = {
  pattern: '^[A-Z][A-Z0-9_]{1,39}$',
  ...says('大写字母、数字和下划线 · capital letters, digits and underscores'),
};
export const unitCode = {
  pattern: '^([A-Z][A-Z0-9_]{1,39}|T[0-9]{9,12})$',
  ...says('units 里的代码，或 T 加乡镇代码 · a code of units, or T and a township’s code'),
};
