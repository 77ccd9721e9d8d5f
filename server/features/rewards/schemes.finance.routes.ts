import type { FastifyInstance } from 'fastify';
import { activateScheme, draftScheme, listSchemes, proposeScheme } from '../../contract/schemes.ts';
import {
  compareSchemeVersions,
  exportComparison,
  openSchemePaper,
  tryScheme,
} from '../../contract/scheme-desk.ts';
import { serveStaff } from '../../doors/serve.ts';
import { sendFile } from '../exports/send-file.ts';
import { documentFile } from '../official-document.ts';
import type { ComparisonFile } from './comparison-file.ts';
import type { SchemeDesk } from './scheme-desk.service.ts';
import type { SchemesService } from './schemes.service.ts';

const ok = { ok: true } as const;

type Services = { schemes: SchemesService; schemeDesk: SchemeDesk; comparisonFile: ComparisonFile };

export function schemeRoutes(app: FastifyInstance, { schemes, schemeDesk, comparisonFile }: Services): void {
  serveStaff(app, listSchemes, ({ caller }) => schemes.list(caller));
  serveStaff(app, draftScheme, async ({ caller, body }) => ({ id: await schemes.draft(caller, body) }));
  serveStaff(app, proposeScheme, async ({ caller, params, body }) => {
    await schemes.propose(caller, params.schemeId, body.documentNo, body.document);
    return ok;
  });
  serveStaff(app, activateScheme, async ({ caller, params, body }) => {
    await schemes.activate(caller, params.schemeId, body.documentNo);
    return ok;
  });
  serveStaff(app, tryScheme, async ({ body }) => schemeDesk.try(body));
  serveStaff(app, compareSchemeVersions, ({ params }) => schemeDesk.compare(params.schemeId, params.otherId));
  serveStaff(app, exportComparison, async ({ caller, body, reply }) =>
    sendFile(reply, await comparisonFile(caller, body)),
  );
  serveStaff(app, openSchemePaper, async ({ caller, params, reply }) => {
    const paper = await schemeDesk.paper(caller, params.documentId);
    return sendFile(reply, documentFile('measure', paper));
  });
}
