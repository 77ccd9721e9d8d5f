import type { FastifyInstance } from 'fastify';
import { listNotes, writeNote } from '../../contract/notes.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { NotesService } from './notes.service.ts';

export function noteRoutes(app: FastifyInstance, { notes }: { notes: NotesService }): void {
  serveStaff(app, listNotes, ({ caller, params }) => notes.list(caller, params.leadId));
  serveStaff(app, writeNote, ({ caller, params, body }) => notes.write(caller, params.leadId, body));
}
