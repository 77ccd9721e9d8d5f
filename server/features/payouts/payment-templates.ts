import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { type PaymentTemplate, wrongTemplate } from '../../domain/payment-template.ts';
import { SHIPPED_TEMPLATES } from '../../domain/payment-templates-shipped.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { FILE_TYPES, bankFile } from './bank-file.ts';
import type { PaymentTemplatesStore } from './payment-templates.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  templates: PaymentTemplatesStore;
};
export type StandingTemplate = { code: string; version: number; body: PaymentTemplate };

/** Nobody's names and nobody's accounts, with what breaks a careless form: a long bank, a rare sign, a comma. */
const MADE_UP = [
  { accountName: '张三', accountNo: '6222000000000000001', bankName: '某某银行示例支行' },
  {
    accountName: '欧阳㛃',
    accountNo: '6217000000000000002',
    bankName: '某某农村商业银行股份有限公司示例县,示例镇支行',
  },
  { accountName: 'Example Name', accountNo: '622600000000003', bankName: '某某银行' },
];

/** The forms of the banks that the district pays through. */
export function makePaymentTemplates({ inTransaction, clock, audit, templates }: Deps) {
  /** As it stands: the district's own, or the shipped one. @throws Refusal NOT_FOUND */
  async function standing(tx: Tx, code: string): Promise<StandingTemplate> {
    const row = await templates.find(tx, code);
    if (row) return { code, version: row.version, body: row.body };
    const shipped = Object.hasOwn(SHIPPED_TEMPLATES, code) ? SHIPPED_TEMPLATES[code] : undefined;
    return { code, version: 0, body: shipped ?? refuse('NOT_FOUND') };
  }

  async function all(tx: Tx): Promise<StandingTemplate[]> {
    const own = (await templates.all(tx)).map(({ code, version, body }) => ({ code, version, body }));
    const shipped = Object.entries(SHIPPED_TEMPLATES)
      .filter(([code]) => !own.some((each) => each.code === code))
      .map(([code, body]) => ({ code, version: 0, body }));
    return [...shipped, ...own].toSorted((a, b) => (a.code < b.code ? -1 : 1));
  }

  return {
    standing,
    all,
    list: () => inTransaction(async (tx) => ({ templates: await all(tx) })),

    /**
     * Writes a form down; batches that were built keep theirs.
     * @throws Refusal BAD_REQUEST naming what can't stand; STALE_VERSION
     */
    save: (
      caller: Caller,
      code: string,
      { version, template }: { version: number; template: PaymentTemplate },
    ): Promise<{ ok: true }> =>
      inTransaction(async (tx) => {
        mustStand(template);
        const before = (await templates.lock(tx, code))?.version ?? 0;
        if (before !== version) refuse('STALE_VERSION');
        const now = clock.now();
        const next = version + 1;
        await templates.save(tx, {
          code,
          body: template,
          version: next,
          savedBy: caller.staffId,
          savedAt: now,
        });
        await audit.append(tx, {
          actor: caller.actor,
          act: 'paymentTemplate.save',
          subject: { kind: 'SETTINGS', id: code },
          facts: { version: next },
          at: now,
        });
        return { ok: true };
      }),

    /** The file that it would make of made-up payments. @throws Refusal BAD_REQUEST, CONDITION_NOT_MET */
    async preview(template: PaymentTemplate) {
      mustStand(template);
      const payments = MADE_UP.map((account, at) => ({
        lineNo: at + 1,
        account,
        amountFen: 123_456 * (at + 1),
      }));
      const bytes = await bankFile(template, { number: 1, at: clock.now() }, payments);
      return { name: `preview.${FILE_TYPES[template.format].ending}`, base64: bytes.toString('base64') };
    },
  };
}
export type PaymentTemplates = ReturnType<typeof makePaymentTemplates>;

function mustStand(template: PaymentTemplate): void {
  const wrong = wrongTemplate(template).map(({ path, code }) => ({ path: `template.${path}`, code }));
  if (wrong.length) refuse('BAD_REQUEST', wrong);
}
