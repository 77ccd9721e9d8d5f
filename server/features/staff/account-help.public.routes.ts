import type { FastifyInstance } from 'fastify';
import { finishAccount, openAccount } from '../../contract/account-help.ts';
import { serve } from '../../doors/serve.ts';
import type { Enrolment } from './enrolment.ts';

export function enrolmentRoutes(app: FastifyInstance, { enrolment }: { enrolment: Enrolment }): void {
  serve(app, openAccount, ({ body }) => enrolment.open(body));
  serve(app, finishAccount, async ({ body }) => {
    await enrolment.finish(body);
    return { ok: true } as const;
  });
}
