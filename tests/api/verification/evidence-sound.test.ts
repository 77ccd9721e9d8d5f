import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { playEvidence } from '../../../server/contract/evidence.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { aFilm, aTone } from '../../support/sample-files.ts';
import { filesOf, tells } from './lead-with-files.ts';

let office: TestOffice;
let filed: ReturnType<typeof filesOf>;
beforeAll(async () => {
  office = await anOffice();
  filed = filesOf(office);
});
afterAll(() => office.close());

describe.each([
  ['sound', '录音.wav', 'audio/wav', () => aTone(20)],
  // Over three segments of its seal, so that pieces begin in one and end in another.
  ['film', '录像.mp4', 'video/mp4', () => aFilm(1_700)],
] as [string, string, string, () => Buffer | Promise<Buffer>][])(
  '%s, as a player asks for it',
  (_what, name, type, make) => {
    let params: { leadId: string; evidenceId: string };
    let whole: Buffer;
    beforeAll(async () => {
      ({ params } = await filed.aLead([{ name, content: await make() }]));
      whole = (await play()).rawPayload;
    });
    async function play(headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
      const url = playEvidence.url
        .replace(':leadId', params.leadId)
        .replace(':evidenceId', params.evidenceId);
      return office.app.inject({
        method,
        url,
        headers: { cookie: await office.as('intake').cookie(), ...headers },
      });
    }

    it('comes whole, cleaned, and says that it can be had in pieces', async () => {
      const answer = await play();
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-type': type });
      expect([tells(whole), whole.length > 300_000]).toEqual([[], true]);
      const head = await play({}, 'HEAD');
      expect([head.statusCode, head.headers['content-length'], head.rawPayload.length]).toEqual([
        200,
        String(whole.length),
        0,
      ]);
    });

    it('comes in any range as the slice of the whole', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(whole.length + 5_000), async (start, length) => {
          const end = Math.min(start + length, whole.length - 1);
          const answer = await play({ range: `bytes=${start}-${start + length}` });
          expect(answer.statusCode).toBe(206);
          expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/${whole.length}`);
          expect(answer.rawPayload.equals(whole.subarray(start, end + 1))).toBe(true);
        }),
        { numRuns: 25 },
      );
      const open = await play({ range: 'bytes=1000-' });
      expect(open.rawPayload.equals(whole.subarray(1000))).toBe(true);
      const last = await play({ range: 'bytes=-500' });
      expect([last.statusCode, last.rawPayload.equals(whole.subarray(-500))]).toEqual([206, true]);
    });

    it.each([
      [{ range: 'bytes=99999999-' }, 416],
      [{ range: 'bytes=-0' }, 416],
      [{ range: 'bytes=5-2' }, 200],
      [{ range: 'bytes=0-1,5-6' }, 200],
      [{ range: 'lines=1-2' }, 200],
      [{ range: 'bytes=0-9', 'if-range': '"another"' }, 200],
    ] as [Record<string, string>, number][])('%j is answered with %i', async (headers, status) => {
      const answer = await play(headers);
      expect(answer.statusCode).toBe(status);
      if (status === 416) expect(answer.headers['content-range']).toBe(`bytes */${whole.length}`);
      else expect(answer.rawPayload.length).toBe(whole.length);
    });

    it('keeps its tag, by which a piece is asked for again', async () => {
      const tag = String((await play()).headers['etag']);
      const piece = await play({ range: 'bytes=0-9', 'if-range': tag });
      expect([piece.statusCode, piece.rawPayload.length]).toEqual([206, 10]);
    });

    it('is written down once, however many pieces were asked for', async () => {
      const seen = await office.rows(
        `select id from audit_entries where act = 'evidence.view' and facts ->> 'evidenceId' = $1`,
        [params.evidenceId],
      );
      expect(seen).toHaveLength(1);
    });
  },
);
