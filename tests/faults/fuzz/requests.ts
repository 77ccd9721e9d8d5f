import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import type { Endpoint } from '../../../server/contract/endpoint.ts';
import { type Known, type Schema, fromSchema } from './from-schema.ts';
import { mutated } from './mutations.ts';

/** A request as it goes over the line, without whoever sends it. */
export type Request = Pick<InjectOptions, 'method' | 'url' | 'payload' | 'remoteAddress'> & {
  headers: Record<string, string>;
};

const JSON_TYPE = 'application/json';
const BOUNDARY = 'tipward-fuzz';
const CONTENT_TYPES = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'application/json; charset=utf-16',
  'multipart/form-data',
  `multipart/form-data; boundary=${'x'.repeat(80)}`,
  'application/offset+octet-stream',
  '\u00ff/\u00ff',
  '',
];

/** Requests to one endpoint: lawful by its schema, nearly so, or not at all. */
export function requestsTo(endpoint: Endpoint, known: Known): fc.Arbitrary<Request> {
  return fc
    .record({
      url: urls(endpoint, known),
      sent: endpoint.schema.consumes ? forms(endpoint, known) : bodies(endpoint, known),
      odd: oddHeaders,
      // Everybody comes from elsewhere, so that no rate limit ends the walk.
      address: fc.ipV4(),
    })
    .map(({ url, sent, odd, address }) => ({
      method: endpoint.method as NonNullable<InjectOptions['method']>,
      url,
      headers: { ...odd, ...(sent.type ? { 'content-type': sent.type } : {}) },
      ...(sent.payload === undefined ? {} : { payload: sent.payload }),
      remoteAddress: address,
    }));
}

type Sent = { type: string; payload: string | Buffer | undefined };

function bodies(endpoint: Endpoint, known: Known): fc.Arbitrary<Sent> {
  const schema = endpoint.schema.body as Schema | undefined;
  if (!schema || endpoint.method === 'GET')
    return fc.constantFrom<Sent>(
      { type: '', payload: undefined },
      { type: JSON_TYPE, payload: '{}' },
      { type: JSON_TYPE, payload: '' },
    );
  const valid = fc.oneof(fromSchema(schema, known), fc.constantFrom(...(schema.examples ?? [{}])));
  const text = (value: unknown) => JSON.stringify(value) ?? '';
  return fc.oneof(
    { weight: 5, arbitrary: valid.map((body): Sent => ({ type: JSON_TYPE, payload: text(body) })) },
    { weight: 6, arbitrary: mutated(valid).map((body): Sent => ({ type: JSON_TYPE, payload: text(body) })) },
    fc.tuple(valid, fc.nat()).map(([body, at]): Sent => {
      const whole = text(body);
      return { type: JSON_TYPE, payload: whole.slice(0, at % (whole.length + 1)) };
    }),
    fc
      .tuple(valid, fc.constantFrom(...CONTENT_TYPES))
      .map(([body, type]): Sent => ({ type, payload: text(body) })),
    fc
      .uint8Array({ maxLength: 200 })
      .map((bytes): Sent => ({ type: JSON_TYPE, payload: Buffer.from(bytes) })),
  );
}

/** Multipart: one field of JSON for each object in the schema, files, and the ways to break both. */
function forms(endpoint: Endpoint, known: Known): fc.Arbitrary<Sent> {
  const { properties = {} } = endpoint.schema.body as Schema;
  const fields = Object.entries(properties).filter(([, each]) => each.type !== 'array');
  const valid = fc.tuple(...fields.map(([name, each]) => orExample(each, fromSchema(each, known, name))));
  const values = fc.oneof({ weight: 2, arbitrary: valid }, mutated(valid));
  const file = fc.record({
    name: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('', 'a'.repeat(3_000))),
    type: fc.constantFrom('image/jpeg', 'text/html', '', 'x'),
    content: fc.uint8Array({ maxLength: 2_000 }),
    field: fc.constantFrom('evidence', 'evidence', 'evidence', 'report', '__proto__', ''),
  });
  return fc
    .record({
      values,
      files: fc.array(file, { maxLength: 12 }),
      cut: fc.option(fc.nat(), { freq: 3 }),
      type: fc.oneof(
        { weight: 6, arbitrary: fc.constant(`multipart/form-data; boundary=${BOUNDARY}`) },
        fc.constantFrom(...CONTENT_TYPES, JSON_TYPE),
      ),
    })
    .map(({ values: all, files, cut, type }): Sent => {
      const texts = (Array.isArray(all) ? Array.from(all as unknown[]) : [all]).map((value, at) =>
        part(`name="${fields[at]?.[0] ?? 'x'}"`, '', Buffer.from(JSON.stringify(value) ?? '')),
      );
      const parts = files.map((each) =>
        part(
          `name="${each.field}"; filename="${each.name.replaceAll(/["\r\n]/g, '_')}"`,
          `content-type: ${each.type}\r\n`,
          Buffer.from(each.content),
        ),
      );
      const whole = Buffer.concat([...texts, ...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
      return { type, payload: cut === null ? whole : whole.subarray(0, cut % (whole.length + 1)) };
    });
}

/** The contract's own example gets in where chance hardly does; a form that is sent once more is another form. */
function orExample(schema: Schema, made: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (!schema.examples?.length) return made;
  const example = fc
    .tuple(fc.constantFrom(...(schema.examples as object[])), fc.uuid())
    .map(([body, submissionId]) => ('submissionId' in body ? { ...body, submissionId } : body));
  return fc.oneof(made, example);
}

const part = (disposition: string, type: string, content: Buffer) =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; ${disposition}\r\n${type}\r\n`),
    content,
    Buffer.from('\r\n'),
  ]);

function urls(endpoint: Endpoint, known: Known): fc.Arbitrary<string> {
  const params = endpoint.schema.params as Schema | undefined;
  const asked = endpoint.schema.querystring as Schema | undefined;
  const path = (params ? fromSchema(params, known) : fc.constant({})) as fc.Arbitrary<
    Record<string, unknown>
  >;
  const query = (asked ? fromSchema(asked, known) : fc.constant({})) as fc.Arbitrary<Record<string, unknown>>;
  const spoilt = fc.option(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constant('%')), {
    freq: 4,
  });
  const extra = fc.option(
    fc.oneof(
      fc.constantFrom(
        'a[]=1&a[]=2',
        '__proto__[x]=1',
        '%',
        'limit=99999999999999999999',
        'page=-1',
        'q=%00',
        '&&=&',
      ),
      fc.string({ unit: 'binary', maxLength: 40 }).map((text) => encodeURI(text.toWellFormed())),
    ),
    { freq: 3 },
  );
  return fc.tuple(path, query, spoilt, extra).map(([names, words, junk, more]) => {
    const place = endpoint.url.replaceAll(/:(\w+)/g, (_all, name: string) => {
      const value = junk ?? String(names[name] ?? 'x');
      return value === '%' ? '%' : encodeURIComponent(value.toWellFormed()) || 'x';
    });
    const pairs = Object.entries(words).map(
      ([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`,
    );
    const tail = [...pairs, ...(more === null ? [] : [more])].join('&');
    return tail ? `${place}?${tail}` : place;
  });
}

const printable = fc.string({ maxLength: 60 }).filter((text) => /^[\x20-\x7e]*$/.test(text));
const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.dictionary(
    fc.constantFrom(
      'accept',
      'accept-language',
      'accept-encoding',
      'range',
      'if-none-match',
      'if-modified-since',
      'x-forwarded-for',
      'x-request-id',
      'referer',
      'user-agent',
      'tus-resumable',
      'upload-offset',
      'upload-length',
      'upload-metadata',
      'x-http-method-override',
    ),
    fc.oneof(
      printable,
      fc.constantFrom('bytes=0-', 'bytes=5-1', 'bytes=-99999999999999', '-1', '1e9', '1.0.0'),
    ),
    { maxKeys: 3 },
  ),
);
