import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ErrorAnswer } from '../../server/contract/endpoint.ts';
import { readReceipt } from '../../server/contract/receipt.ts';
import type { ReporterView } from '../../server/contract/reporter-view.ts';
import {
  type ReportForm,
  type SubmittedReport,
  exampleReport,
  submitReport,
} from '../../server/contract/report.ts';

export type EvidenceFile = { name: string; type?: string; content: Buffer };

/** A lawful anonymous report; a test changes what it is about. */
export function aReport(changes: Partial<ReportForm> = {}): ReportForm {
  return {
    ...(exampleReport as ReportForm),
    submissionId: randomUUID(),
    captcha: 'a person',
    ...changes,
  };
}

export type Resident = {
  /** Sends the multipart form as the page does. */
  send(
    report: unknown,
    files?: readonly EvidenceFile[],
  ): Promise<{
    status: number;
    body: SubmittedReport;
    error: ErrorAnswer;
    headers: Record<string, unknown>;
  }>;
  /** Reports lawfully; throws where the office says no. */
  report(changes?: Partial<ReportForm>, files?: readonly EvidenceFile[]): Promise<SubmittedReport>;
  status(receiptCode: string): Promise<ReporterView>;
};

/** `from`: the address that they come from. */
export function residentOf(app: FastifyInstance, from = '127.0.0.1'): Resident {
  const resident: Resident = {
    async send(report, files = []) {
      const form = new FormData();
      form.append('report', JSON.stringify(report));
      for (const file of files) {
        form.append(
          'evidence',
          new Blob([new Uint8Array(file.content)], { type: file.type ?? 'application/octet-stream' }),
          file.name,
        );
      }
      const encoded = new Response(form);
      const answer = await app.inject({
        method: 'POST',
        url: submitReport.url,
        remoteAddress: from,
        headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
        payload: Buffer.from(await encoded.arrayBuffer()),
      });
      return {
        status: answer.statusCode,
        body: answer.json<SubmittedReport>(),
        error: answer.json<ErrorAnswer>(),
        headers: answer.headers,
      };
    },
    async report(changes = {}, files = []) {
      const answer = await resident.send(aReport(changes), files);
      if (answer.status !== 201) throw new Error(`the report was refused: ${JSON.stringify(answer.error)}`);
      return answer.body;
    },
    async status(receiptCode) {
      const answer = await app.inject({
        method: 'POST',
        url: readReceipt.url,
        remoteAddress: from,
        payload: { receiptCode },
      });
      if (answer.statusCode !== 200) throw new Error(`the receipt was refused: ${answer.body}`);
      return answer.json<ReporterView>();
    },
  };
  return resident;
}
