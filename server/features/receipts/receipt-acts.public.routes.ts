import type { FastifyInstance } from 'fastify';
import {
  answerSupplement,
  askForReview,
  dropContact,
  keepContact,
  nameReporter,
  readMessageFile,
} from '../../contract/receipt-acts.ts';
import { serve } from '../../doors/serve.ts';
import type { ContactsService } from '../contacts/contacts.service.ts';
import type { FileUploads } from '../uploads/file-uploads.ts';
import type { LookUps } from './look-ups.ts';
import type { ReporterAnswers } from './reporter-answers.ts';
import type { ReporterFetch } from './reporter-fetch.ts';
import type { NameReporter } from './reporter-person.ts';

type Services = {
  lookUps: LookUps;
  reporterAnswers: ReporterAnswers;
  nameReporter: NameReporter;
  reporterFetch: ReporterFetch;
  contacts: Pick<ContactsService, 'keep' | 'drop'>;
  uploadRoom: { uploads: Pick<FileUploads, 'settle'> };
};

export function receiptActRoutes(app: FastifyInstance, services: Services): void {
  const { lookUps, reporterAnswers, contacts, uploadRoom } = services;

  serve(app, answerSupplement, async ({ body, request }) => {
    await uploadRoom.uploads.settle(body.uploads ?? []);
    return lookUps.run(request.rates, body, () => reporterAnswers.supply(body));
  });
  serve(app, askForReview, async ({ body, request }) => {
    await uploadRoom.uploads.settle(body.uploads ?? []);
    return lookUps.run(request.rates, body, () => reporterAnswers.askForReview(body));
  });
  serve(app, nameReporter, ({ body, request }) =>
    lookUps.run(request.rates, body, () => services.nameReporter(body)),
  );
  serve(app, keepContact, ({ body, request }) => lookUps.run(request.rates, body, () => contacts.keep(body)));
  serve(app, dropContact, ({ body, request }) =>
    lookUps.run(request.rates, body, () => contacts.drop(body.receiptCode)),
  );
  serve(app, readMessageFile, async ({ body, request, reply }) => {
    const { name, size, content } = await lookUps.run(request.rates, body, () =>
      services.reporterFetch(body.receiptCode, body.fileId),
    );
    // A file is saved, never shown: it must not run in the office's name.
    return reply
      .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('cache-control', 'no-store')
      .header('content-type', 'application/octet-stream')
      .header('content-length', size)
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
      )
      .send(content);
  });
}
