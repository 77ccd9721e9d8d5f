import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Compile } from 'typebox/compile';
import type { TSchema } from 'typebox';
import type { Endpoint } from '../../../server/contract/endpoint.ts';
import * as contract from '../../../server/contract/index.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

type Operation = {
  summary?: string;
  requestBody?: { content: Record<string, { schema: unknown }> };
  responses: object;
};

const ENDPOINTS = Object.values(contract)
  .flatMap((room): unknown[] => Object.values(room))
  .filter((each): each is Endpoint => typeof each === 'object' && each !== null && 'url' in each);

let office: TestOffice;
beforeAll(async () => {
  office = await anOffice({ people: [] });
});
afterAll(() => office.close());

describe('the description of the API', () => {
  it('is served to everybody and tells every operation in a sentence', async () => {
    const answer = await office.app.inject('/api/openapi.json');
    const { openapi, paths } = answer.json<{
      openapi: string;
      paths: Record<string, Record<string, Operation>>;
    }>();
    expect([answer.statusCode, openapi]).toEqual([200, '3.1.0']);
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    expect(operations.length).toBe(ENDPOINTS.length);
    expect(operations.filter((operation) => !operation.summary)).toEqual([]);
  });

  const withBody = ENDPOINTS.flatMap(({ method, url, schema }) =>
    schema.body ? [[`${method} ${url}`, schema.body as TSchema & { examples?: unknown[] }] as const] : [],
  );
  it.each(withBody)('gives %s an example that is valid as it stands', (_name, body) => {
    expect(body.examples?.length).toBeGreaterThan(0);
    for (const example of body.examples ?? []) {
      expect(
        [...Compile(body).Errors(example)].map((error) => error.instancePath + ' ' + error.message),
      ).toEqual([]);
    }
  });
});
