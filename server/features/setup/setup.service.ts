import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { setUpDistrict } from '../../contract/setup.ts';
import { totpUri } from '../../crypto/totp.ts';
import type { Tx } from '../../db/connection.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import { demonstrationScheme } from '../../domain/default-scheme.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { fiscalYearOf } from '../fund/fiscal-year.ts';
import type { LedgerStore } from '../fund/ledger.store.ts';
import type { SchemesStore } from '../rewards/schemes.store.ts';
import type { Hire } from '../staff/hire.ts';
import { districtFrom } from './default-district.ts';
import { layOutDistrict } from './lay-out-district.ts';
import type { SetupStore } from './setup.store.ts';

const VALID_MS = 24 * 3_600_000;

type Typed = Static<typeof setUpDistrict.schema.body>;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  publicOrigin: string;
  setupLinks: SetupStore;
  district: DistrictStore;
  ledger: LedgerStore;
  schemes: SchemesStore;
  hire: Hire;
  audit: AuditStore;
};

const digestOf = (token: string) => createHash('sha256').update(token).digest();

export function makeSetupService(deps: Deps) {
  const { inTransaction, clock, publicOrigin, setupLinks, district, ledger, schemes, hire, audit } = deps;

  const oldest = () => new Date(clock.now().getTime() - VALID_MS);

  /** Whether the link opens: made here within a day, unused, and no district set up by another one meanwhile. */
  async function isGood(tx: Tx, token: string): Promise<boolean> {
    const link = await setupLinks.lock(tx, digestOf(token));
    return link !== undefined && !link.usedAt && link.createdAt > oldest() && !(await district.find(tx));
  }

  /** A draft to start from, never in force: the office replaces it by its government's own measure. */
  async function layInScheme(tx: Tx, typed: Typed['district'], now: Date): Promise<void> {
    const body = demonstrationScheme(`reward-${typed.code}`, typed.nameZh);
    const id = randomUUID();
    await schemes.add(tx, {
      id,
      schemeId: body.scheme_id,
      version: 1,
      status: 'DRAFT',
      body,
      createdAt: now,
    });
    await audit.append(tx, {
      actor: { kind: 'SYSTEM' },
      act: 'scheme.draft',
      subject: { kind: 'SCHEME', id },
      facts: { scheme: body.scheme_id, version: 1 },
      at: now,
    });
  }

  return {
    /**
     * A link to the first-run page, good once and for a day; the caller shows it to whoever started the office. Null
     * where a district has been set up. Of the token only its digest is kept.
     */
    issueLink: (): Promise<{ url: string } | null> =>
      inTransaction(async (tx) => {
        if (await district.find(tx)) return null;
        const token = randomBytes(32).toString('base64url');
        await setupLinks.dropOlderThan(tx, oldest());
        await setupLinks.add(tx, { tokenDigest: digestOf(token), createdAt: clock.now() });
        return { url: `${publicOrigin}/setup?token=${token}` };
      }),

    check: (token: string): Promise<{ ok: boolean }> =>
      inTransaction(async (tx) => ({ ok: await isGood(tx, token) })),

    /**
     * Makes the district and the security administrator, who adds everybody else. Works once.
     * @throws Refusal SETUP_CLOSED (one answer for a wrong, old or used link), BAD_REQUEST
     */
    async setUp({ token, district: typed, administrator }: Typed) {
      // Before the password costs its time: a stranger without a link must not keep the machine busy.
      if (!(await inTransaction((tx) => isGood(tx, token)))) refuse('SETUP_CLOSED');
      checkTownships(typed.townships);
      const prepared = await hire.prepare({
        ...administrator,
        unitCode: 'LEAD_AGENCY',
        roles: ['SEC_ADMIN'],
        deskCodes: [],
        mustChangePassword: false,
      });
      const work = inTransaction(async (tx) => {
        const now = clock.now();
        if (!(await isGood(tx, token))) refuse('SETUP_CLOSED');
        await layOutDistrict(tx, district, districtFrom(typed), { demo: false, now });
        // Empty until finance books the first appropriation; the budget line's own number comes with that document.
        await ledger.addFund(tx, {
          id: randomUUID(),
          fiscalYear: fiscalYearOf(now),
          budgetLine: '线索举报专项资金',
          title: `${typed.nameZh}非法集资线索举报专项资金`,
          openedAt: now,
        });
        await layInScheme(tx, typed, now);
        await hire.add(tx, prepared, now);
        await setupLinks.use(tx, digestOf(token), now);
        await audit.append(tx, {
          actor: { kind: 'SYSTEM' },
          act: 'district.set-up',
          subject: { kind: 'STAFF', id: prepared.id },
          facts: { code: typed.code },
          at: now,
        });
      });
      // Two links, two people, one moment: the second finds the district's only row taken.
      await work.catch((error: unknown) =>
        brokenConstraint(error) === 'districts_pkey' ? refuse('SETUP_CLOSED') : Promise.reject(error),
      );
      return {
        username: administrator.username,
        totpSecret: prepared.totpSecret,
        totpUri: totpUri(prepared.totpSecret, administrator.username),
      };
    },
  };
}
export type SetupService = ReturnType<typeof makeSetupService>;

function checkTownships(townships: readonly { code: string }[]): void {
  const codes = townships.map(({ code }) => code);
  const fields = codes.flatMap((code, index) =>
    codes.indexOf(code) < index
      ? [{ path: `district.townships.${index}.code`, code: 'MUST_DIFFER' as const }]
      : [],
  );
  if (fields.length) refuse('BAD_REQUEST', fields);
}
