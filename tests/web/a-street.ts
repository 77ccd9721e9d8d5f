import { randomBytes } from 'node:crypto';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { Compile } from 'typebox/compile';
import { ReportForm } from '../../server/contract/report.ts';
import { DEFAULT_RETENTION } from '../../server/domain/retention-periods.ts';
import { siteDoor } from '../../server/doors/site.door.ts';
import { fieldsOf } from '../../server/plugins/errors.ts';

/** What the pages sent to report: the JSON part, and each file's name and size. */
export type Sent = { report: Record<string, unknown> | undefined; files: { name: string; size: number }[] };

const code = '7K3M-9QX2-0ABC-DEFG';
/** A code that is asked for once too often. */
export const TOO_OFTEN = '1111111111111111';
const form = Compile(ReportForm);
const refusal = (name: string, fields: object[] = []) => ({
  code: name,
  message: name,
  fields,
  requestId: 'r1',
});

const district = {
  ...{
    nameZh: '利通区',
    nameEn: 'Litong District',
    cityZh: '吴忠市',
    cityEn: 'Wuzhong',
    demo: false,
    open: true,
  },
  acceptanceWorkingDays: 5,
  limits: {
    verifyWorkingDays: 12,
    determineWorkingDays: 4,
    payWorkingDays: 7,
    correctAccountDays: 30,
    claimNamedDays: 90,
    claimAnonDays: 180,
  },
  complaints: { unitZh: '', unitEn: '', phone: '', address: '' },
  pickUpCodeAllowed: true,
  retention: { ...DEFAULT_RETENTION, paymentMonths: 30 },
  evidence: { maxFileBytes: 1000, maxFiles: 10, maxTotalBytes: 2000 },
  sectors: [{ code: 'ELDERLY_CARE', zh: '养老', en: 'Elderly care' }],
  townships: [{ code: '640302100', zh: '金积镇', en: 'Jinji' }],
  units: [],
  retired: { sectors: [], townships: [], units: [] },
  channels: [],
  ...{ regionZh: '', regionEn: '', texts: {} },
  look: { colour: '#0b5d66', sheet: null, emblem: null },
};

const view = {
  ...{
    reference: '7K3M-9QX2',
    receivedAt: '2026-11-23T02:05:00Z',
    identityMode: 'ANON',
    rewardWaived: false,
  },
  ...{
    publicStatus: 'VERIFYING',
    step: 3,
    urgent: false,
    withdrawn: false,
    referredTo: null,
    refusalReason: null,
    unproven: null,
  },
  owed: { dueAt: '2026-12-08T15:59:59.999Z', workingDaysLeft: 6 },
  supplementDueAt: null,
  timeline: [{ event: 'SUBMITTED', at: '2026-11-23T02:05:00Z' }],
  ...{ openings: [], asked: null, contact: { ways: [], address: null } },
  report: { targetName: '某某公司', narrative: '每周六开推介会。' },
  ...{ evidence: [], messages: [], rewards: [] },
  may: { withdraw: true, supply: false, addEvidence: true, askReview: false, name: true },
};

/**
 * The built pages behind their real door, before an API that answers from a script: what the pages do with an answer
 * is looked at here, what the office answers elsewhere.
 */
export async function aStreet(): Promise<{ url: string; app: FastifyInstance; sent: Sent[] }> {
  const app = Fastify();
  const sent: Sent[] = [];
  await app.register(multipart);
  app.get('/api/public/district', () => district);
  const waiting = new Map<string, { name: string; size: number }>();
  app.post('/api/public/uploads/files', async (request, reply) => {
    const kept: object[] = [];
    const refused: object[] = [];
    for await (const part of request.parts()) {
      if (part.type !== 'file') continue;
      const { filename: name } = part;
      const { length: size } = await part.toBuffer();
      const trouble = size === 0 ? 'EMPTY' : size > 500_000 ? 'TOO_LARGE' : undefined;
      if (trouble) refused.push({ name, trouble });
      else {
        const id = randomBytes(16).toString('hex');
        waiting.set(id, { name, size });
        kept.push({ id, secret: 's'.repeat(32), name, size });
      }
    }
    return reply.code(201).send({ kept, refused });
  });
  app.post<{ Body: { uploads: { id: string }[] } }>('/api/public/uploads/look', ({ body }) => ({
    uploads: body.uploads.flatMap(({ id }) => {
      const file = waiting.get(id);
      return file ? [{ id, ...file, received: file.size, state: 'READY' }] : [];
    }),
  }));
  app.post('/api/public/reports', async (request, reply) => {
    const came: Sent = { report: undefined, files: [] };
    for await (const part of request.parts()) {
      if (part.type === 'field') came.report = JSON.parse(String(part.value)) as Sent['report'];
    }
    const uploads = (came.report?.['uploads'] ?? []) as { id: string }[];
    came.files = uploads.flatMap(({ id }) => waiting.get(id) ?? []);
    sent.push(came);
    if (!form.Check(came.report)) {
      const fields = fieldsOf(form.Errors(came.report) as Parameters<typeof fieldsOf>[0]);
      return reply.code(422).send(refusal('BAD_REQUEST', fields));
    }
    const receipt = { reference: '7K3M-9QX2', receiptCode: code, receivedAt: '2026-11-23T02:05:00Z' };
    const ahead = {
      acceptanceDueAt: '2026-11-30T15:59:59.999Z',
      verifyDueAt: '2026-12-23T15:59:59.999Z',
      determineDueAt: '2026-12-30T15:59:59.999Z',
    };
    return reply.code(201).send({ ...receipt, ...ahead, evidence: [] });
  });
  app.post<{ Body: { receiptCode: string } }>('/api/public/receipt', (request, reply) =>
    request.body.receiptCode === code.replaceAll('-', '')
      ? view
      : request.body.receiptCode === TOO_OFTEN
        ? reply.code(429).header('retry-after', '300').send(refusal('PROOF_NEEDED'))
        : reply.code(404).send(refusal('RECEIPT_UNKNOWN')),
  );
  app.post('/api/public/sessions', (_request, reply) => {
    void reply.header('set-cookie', 'tipward_session=a%2Fb.c; Path=/; HttpOnly; SameSite=Strict').code(201);
    return {};
  });
  app.get('/api/office/session', (_request, reply) => reply.code(401).send(refusal('NOT_SIGNED_IN')));
  await app.register(siteDoor, { cookieKey: Buffer.alloc(32, 7), now: () => new Date() });
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), app, sent };
}
