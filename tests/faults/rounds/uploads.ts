import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { type SubmittedReport, submitReport } from '../../../server/contract/report.ts';
import { UPLOADS_URL } from '../../../server/contract/upload-address.ts';
import type { UploadRef } from '../../../server/contract/uploads.ts';
import { aPortal } from '../../support/portal.ts';
import { aReport } from '../../support/resident.ts';
import { checksumOf, sha256 } from '../../support/tus.ts';
import { type Chance, chanceFrom } from '../long-form.ts';
import type { Stage } from './rounds.ts';
import { expectSweep } from './rounds.ts';
import { expectNoHalves, expectWhole } from './witness.ts';

type Upload = { ref: UploadRef; content: Buffer; acknowledged: number; cut: boolean };
type Tally = { rounds: number; begun: number; finished: number; cut: number; further: number };

const AT_ONCE = 4;
const BYTES = [1_000_000, 6_000_000] as const;
const PIECE = [100_000, 1_500_000] as const;

const headersOf = ({ secret }: UploadRef) => ({ 'tus-resumable': '1.0.0', 'upload-secret': secret });

/**
 * Rounds over one data folder: uploads in the middle of their pieces, kill -9 at a random moment, a restart, and a look
 * at how far each has come. Some go on at once and are handed in, others are still under way at the next end.
 */
export async function playUploadRounds(
  stage: Stage,
  { count, seed, cookie }: { count: number; seed: number; cookie: string },
): Promise<Tally> {
  const chance = chanceFrom(seed);
  const tally: Tally = { rounds: 0, begun: 0, finished: 0, cut: 0, further: 0 };
  let underWay: Upload[] = [];
  for (let round = 1; round <= count; round += 1) {
    while (underWay.length < AT_ONCE) {
      underWay.push(await begin(stage.portal.url, chance.bytes(chance.between(...BYTES))));
      tally.begun += 1;
    }
    const sending = underWay.map((upload) =>
      send(stage.portal.url, upload, chanceFrom(chance.between(0, 2 ** 31))),
    );
    const answered = Promise.race(sending.map(({ firstAnswer }) => firstAnswer));
    await answered;
    await sleep(chance.between(0, 250));
    await stage.portal.kill9();
    await Promise.all(sending.map(({ ended }) => ended));
    stage.portal = await aPortal({ dataDir: stage.portal.dataDir });

    for (const upload of underWay) {
      const offset = await offsetOf(stage.portal.url, upload);
      expect(offset, `round ${round}: an offset fell back`).toBeGreaterThanOrEqual(upload.acknowledged);
      tally.further += offset > upload.acknowledged ? 1 : 0;
      upload.cut ||= upload.acknowledged < upload.content.length;
      upload.acknowledged = offset;
    }
    const last = round === count;
    const handedIn = underWay.filter(() => last || chance.share() < 0.5);
    underWay = underWay.filter((upload) => !handedIn.includes(upload));
    for (const upload of handedIn) {
      await finish(stage, cookie, upload, chance);
      tally.finished += 1;
      tally.cut += upload.cut ? 1 : 0;
    }
    tally.rounds = round;
  }
  await expectSweep(stage.portal);
  await expectNoHalves(stage.portal);
  return tally;
}

async function begin(url: string, content: Buffer): Promise<Upload> {
  const ref = { id: '', secret: randomBytes(24).toString('base64url') };
  const headers = { ...headersOf(ref), 'upload-length': String(content.length) };
  const answer = await fetch(url + UPLOADS_URL, { method: 'POST', headers });
  expect(answer.status).toBe(201);
  ref.id = answer.headers.get('location')?.split('/').at(-1) ?? '';
  return { ref, content, acknowledged: 0, cut: false };
}

async function offsetOf(url: string, { ref }: Upload): Promise<number> {
  const answer = await fetch(`${url}${UPLOADS_URL}/${ref.id}`, { method: 'HEAD', headers: headersOf(ref) });
  expect(answer.status).toBe(200);
  return Number(answer.headers.get('upload-offset'));
}

/** Sends piece after piece until all is there or the line breaks; remembers how far it was told to have come. */
function send(url: string, upload: Upload, chance: Chance) {
  const { ref, content } = upload;
  let heard = () => undefined as void;
  const firstAnswer = new Promise<void>((resolve) => {
    heard = () => resolve();
  });
  const ended = (async () => {
    while (upload.acknowledged < content.length) {
      const at = upload.acknowledged;
      const piece = Buffer.from(content.subarray(at, at + chance.between(...PIECE)));
      const headers = {
        ...headersOf(ref),
        'upload-offset': String(at),
        'content-type': 'application/offset+octet-stream',
        // With a checksum a piece counts whole or not at all.
        ...(chance.share() < 0.5 ? checksumOf(piece) : {}),
      };
      const request = { method: 'PATCH', headers, body: new Uint8Array(piece) };
      const answer = await fetch(`${url}${UPLOADS_URL}/${ref.id}`, request).catch(() => null);
      if (!answer) return;
      expect(answer.status).toBe(204);
      upload.acknowledged = Number(answer.headers.get('upload-offset'));
      heard();
    }
  })();
  void ended.finally(heard);
  return { firstAnswer, ended };
}

/** Sends the rest, hands it in with a report, and holds that the file is the one that was sent. */
async function finish({ portal }: Stage, cookie: string, upload: Upload, chance: Chance): Promise<void> {
  await send(portal.url, upload, chance).ended;
  expect(upload.acknowledged).toBe(upload.content.length);
  const form = new FormData();
  const report = { ...aReport({ submissionId: randomUUID() }), uploads: [upload.ref] };
  form.append('report', JSON.stringify(report));
  const answer = await fetch(portal.url + submitReport.url, { method: 'POST', body: form });
  expect(answer.status).toBe(201);
  const receipt = (await answer.json()) as SubmittedReport;
  const digests = [sha256(upload.content)];
  expect(receipt.evidence.map((file) => file.sha256)).toEqual(digests);
  const lead = (await expectNoHalves(portal)).find(({ reference }) => reference === receipt.reference);
  await expectWhole(portal, cookie, [{ leadId: lead!.id, digests, receiptCode: receipt.receiptCode }]);
}
