import { createHash, randomUUID } from 'node:crypto';
import type { ErrorAnswer } from '../../../server/contract/endpoint.ts';
import { sendReporterMessage } from '../../../server/contract/receipt.ts';
import { type SubmittedReport, submitReport } from '../../../server/contract/report.ts';
import { aReport } from '../../support/resident.ts';
import type { Chance } from '../long-form.ts';

/** What came back: the receipt, our own no, or nothing that was ours: the line broke or was never there. */
export type Outcome<T> =
  | { kind: 'ACKNOWLEDGED'; body: T }
  | { kind: 'REFUSED'; status: number; error: ErrorAnswer; retryAfter: string | null }
  | { kind: 'BROKEN'; code: string };

/** A report on its way; its files are named after their digests, so that each tells what it must open to. */
export type Sent = { digests: string[]; outcome: Outcome<SubmittedReport> };

/** How many files a report has, at least and at most, and the bytes of the largest. */
export type Weights = { files: readonly [number, number]; bytes: number };

/**
 * Each request comes on a line of its own. Where a kept line turns out to be closed a browser sends again by itself;
 * nobody does here, and a line that broke must have been the portal's doing.
 */
export const ALONE = { connection: 'close' } as const;

/** Sends a report; most of its files are small, some are large. */
export async function sendReport(
  url: string,
  chance: Chance,
  { files, bytes }: Weights,
  form: Record<string, unknown> = {},
): Promise<Sent> {
  const contents = Array.from({ length: chance.between(files[0], files[1] + 1) }, () =>
    chance.bytes(chance.share() < 0.7 ? chance.between(1, bytes / 40) : chance.between(bytes / 4, bytes)),
  );
  const body = new FormData();
  body.append('report', JSON.stringify(aReport({ submissionId: randomUUID(), ...form })));
  const digests = contents.map((content) => createHash('sha256').update(content).digest('hex'));
  contents.forEach((content, at) =>
    body.append('evidence', new Blob([new Uint8Array(content)]), digests[at] ?? ''),
  );
  return {
    digests,
    outcome: await send<SubmittedReport>(url + submitReport.url, { method: 'POST', headers: ALONE, body }),
  };
}

export const sendMessage = (url: string, receiptCode: string, text: string) =>
  send<{ ok: true }>(url + sendReporterMessage.url, json({ receiptCode, text }));

export const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { ...ALONE, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Never throws: that the line breaks is what these tests are about. */
export async function send<T>(url: string, request: RequestInit): Promise<Outcome<T>> {
  try {
    const answer = await fetch(url, request);
    const body = (await answer.json()) as unknown;
    if (answer.ok) return { kind: 'ACKNOWLEDGED', body: body as T };
    const retryAfter = answer.headers.get('retry-after');
    return { kind: 'REFUSED', status: answer.status, error: body as ErrorAnswer, retryAfter };
  } catch (error) {
    const { cause, message } = error as Error;
    return { kind: 'BROKEN', code: String((cause as { code?: string } | undefined)?.code ?? message) };
  }
}
