import { randomUUID } from 'node:crypto';
import { type Coming, type RegisteredReport, registerReport } from '../../server/contract/registrations.ts';
import type { ErrorAnswer } from '../../server/contract/endpoint.ts';
import type { ReportForm } from '../../server/contract/report.ts';
import type { TestOffice } from './office.ts';
import type { Name } from './people.ts';
import { type EvidenceFile, aReport } from './resident.ts';

export const aCall: Coming = { channel: 'PHONE', standing: 'RESIDENT', notice: 'VOICE', slip: 'READ_OUT' };

type Parts = { report?: unknown; coming?: unknown; files?: readonly EvidenceFile[] };
type Sent = { status: number; body: RegisteredReport; error: ErrorAnswer };

/** An officer's desk at which calls, letters and visits are registered. `cookie` may be a stranger's: none. */
export function recorderOf(office: TestOffice) {
  const desk = {
    /** Sends the multipart form as the page does; parts left out don't come. */
    async send(cookie: string, { report, coming, files = [] }: Parts): Promise<Sent> {
      const form = new FormData();
      if (report !== undefined) form.append('report', JSON.stringify(report));
      if (coming !== undefined) form.append('coming', JSON.stringify(coming));
      for (const { name, type = 'application/octet-stream', content } of files)
        form.append('evidence', new Blob([new Uint8Array(content)], { type }), name);
      const encoded = new Response(form);
      const answer = await office.app.inject({
        method: 'POST',
        url: registerReport.url,
        headers: { cookie, 'content-type': encoded.headers.get('content-type') ?? '' },
        payload: Buffer.from(await encoded.arrayBuffer()),
      });
      return { status: answer.statusCode, body: answer.json(), error: answer.json() };
    },
    try: async (name: Name, parts: Parts): Promise<Sent> => desk.send(await office.as(name).cookie(), parts),
    /** Registers lawfully, a call unless `coming` says otherwise; throws where the office says no. */
    async register(
      name: Name,
      coming: Partial<Coming> = {},
      changes: Partial<ReportForm> = {},
      files: readonly EvidenceFile[] = [],
    ): Promise<RegisteredReport> {
      const { captcha: _none, ...report } = aReport({ submissionId: randomUUID(), ...changes });
      const answer = await desk.try(name, { report, coming: { ...aCall, ...coming }, files });
      if (answer.status !== 201) throw new Error(`not registered: ${JSON.stringify(answer.error)}`);
      return answer.body;
    },
  };
  return desk;
}
