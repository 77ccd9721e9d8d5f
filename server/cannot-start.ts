/**
 * A start that cannot go on: what is wrong and how to mend it, in Chinese and English, for the person at the console.
 * `code` is for tests and for whoever supervises the process; the sentences carry no secret and no personal data.
 */
export class CannotStart extends Error {
  readonly code: string;
  readonly zh: string;
  readonly en: string;

  constructor(code: string, zh: string, en: string, cause?: unknown) {
    super(`${zh}\n  ${en}`, { cause });
    this.name = 'CannotStart';
    this.code = code;
    this.zh = zh;
    this.en = en;
  }
}
