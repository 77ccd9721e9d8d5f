import type { FastifyInstance } from 'fastify';
import { readEvidence } from '../../contract/leads.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { EvidenceService } from './evidence.service.ts';

export function evidenceRoutes(app: FastifyInstance, { evidence }: { evidence: EvidenceService }): void {
  serveStaff(app, readEvidence, async ({ caller, params, reply }) => {
    const { facts, content } = await evidence.open(caller, params.leadId, params.evidenceId);
    // Always a download, never a page of ours: what somebody handed in must not run in the office's name.
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-length', facts.size)
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(facts.name.toWellFormed())}`,
      )
      .header('content-security-policy', "sandbox; default-src 'none'")
      .send(content);
  });
}
