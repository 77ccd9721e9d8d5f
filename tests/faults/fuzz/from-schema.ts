import fc from 'fast-check';

/** As much of JSON schema as the contract is written in. */
export type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  required?: string[];
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  examples?: unknown[];
};

/** What really exists in the office, by the name of the field that asks for it: it leads further in than chance does. */
export type Known = { ids: readonly string[]; byName: Readonly<Record<string, readonly unknown[]>> };

/** Words that broke other people's programs. */
const TROUBLE = [
  "'; drop table leads; --",
  '../../../../etc/passwd',
  '\u202e反转',
  '𠮷👨‍👩‍👧‍👦',
  '{{7*7}}${7*7}<%=7*7%>',
  '<img src=x onerror=alert(1)>',
  '\r\nset-cookie: x=y',
  '%00%ff%c0%af',
  '\ufeff\u200b\u0301',
  'NaN',
  '-1',
  '__proto__',
  'true',
];

const LONGEST = 300;

/** Values that a schema would let through, most of the time. */
export function fromSchema(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const real = known.byName[name];
  const made = madeFrom(schema, known);
  return real?.length ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...real) }, made) : made;
}

function madeFrom(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum?.length) return fc.constantFrom(...schema.enum);
  if (schema.anyOf?.length) return fc.oneof(...schema.anyOf.map((each) => fromSchema(each, known)));
  if (schema.allOf?.length)
    return fc
      .tuple(...schema.allOf.map((each) => fromSchema(each, known)))
      .map((parts) => Object.assign({}, ...(parts as object[])) as unknown);
  switch (schema.type) {
    case 'object':
      return objectFrom(schema, known);
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}, known), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 4, 4)),
      });
    case 'string':
      return textFrom(schema, known);
    case 'integer':
      return fc.oneof(
        fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 2 ** 53 - 1),
        fc.integer({
          min: schema.minimum ?? -10,
          max: Math.min(schema.maximum ?? 10, (schema.minimum ?? 0) + 5),
        }),
      );
    case 'number':
      return fc.double({ noNaN: true, min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
}

function objectFrom(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const [pattern] = Object.values(schema.patternProperties ?? {});
  if (!schema.properties && pattern)
    return fc.dictionary(fc.string({ maxLength: 12 }), fromSchema(pattern, known), { maxKeys: 4 });
  const parts = Object.entries(schema.properties ?? {}).map(
    ([name, each]) => [name, fromSchema(each, known, name)] as const,
  );
  return fc.record(Object.fromEntries(parts), { requiredKeys: schema.required ?? [] } as never);
}

function textFrom(schema: Schema, known: Known): fc.Arbitrary<string> {
  if (schema.format === 'uuid')
    return known.ids.length ? fc.oneof(fc.constantFrom(...known.ids), fc.uuid()) : fc.uuid();
  if (schema.format === 'date-time')
    return fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => date.toISOString());
  if (schema.format === 'date')
    return fc.date({ noInvalidDate: true, min: new Date(0) }).map((date) => date.toISOString().slice(0, 10));
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern, 'u'), { size: 'small' });
  const minLength = schema.minLength ?? 0;
  const maxLength = Math.max(minLength, Math.min(schema.maxLength ?? LONGEST, LONGEST));
  return fc.oneof(
    fc.string({ minLength, maxLength, unit: 'grapheme' }),
    fc.constantFrom(...TROUBLE).map((text) => text.padEnd(minLength, '。')),
  );
}
