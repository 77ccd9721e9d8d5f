/** A catalogue of the same shape in another language: each sentence may differ, no sentence may be missing. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };

/** Dotted paths of all sentences: `report.target.title`. */
export type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

export type TextAt<T, P extends string> = P extends `${infer Head}.${infer Rest}`
  ? Head extends keyof T
    ? TextAt<T[Head], Rest>
    : never
  : P extends keyof T
    ? T[P]
    : never;

/** Names between braces: `剩{days}天` asks for `{ days }`. */
export type ParamNames<S> = S extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Bare}:${string}` ? Bare : Name) | ParamNames<Rest>
  : never;

export type Params<S> = { [K in ParamNames<S>]: string | number };

/** The sentence at a dotted path, or the path itself where nothing stands: visible in a test, harmless to a reader. */
export function lookUp(words: unknown, path: string): string {
  let found: unknown = words;
  for (const part of path.split('.')) {
    found =
      typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[part] : undefined;
  }
  return typeof found === 'string' ? found : path;
}

/**
 * Puts values into a sentence. `{count}` is the value; `{count:day|days}` chooses by number, for languages that
 * have a plural.
 */
export function fill(sentence: string, params: Record<string, string | number>): string {
  return sentence.replace(
    /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      if (one === undefined || many === undefined) return String(value);
      return Math.abs(Number(value)) === 1 ? one : many;
    },
  );
}
