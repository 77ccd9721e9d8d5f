import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { setUpDistrict } from '../../contract/setup.ts';
import { totpUri } from '../../crypto/totp.ts';
import type { Tx } from '../../db/connection.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import { demonstrationScheme } from '../../domain/default-scheme.ts';
import type { DistrictProfile } from '../../domain/district.ts';
import { type FieldError, Refusal, refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import { draftScheme } from '../district-file/draft-scheme.ts';
import { checkDistrictFile } from '../district-file/file-check.ts';
import { profileFrom } from '../district-file/file-profile.ts';
import { withChore } from '../district-file/file-mends.ts';
import { emblemOf, takeFile } from '../district-file/file-taking.ts';
import type { FileStores } from '../district-file/file-writing.ts';
import type { DistrictFile } from '../../contract/district-file.ts';
import { fiscalYearOf } from '../fund/fiscal-year.ts';
import type { LedgerStore } from '../fund/ledger.store.ts';
import type { Hire } from '../staff/hire.ts';
import { districtFrom } from './default-district.ts';
import { layOutDistrict } from './lay-out-district.ts';
import type { SetupStore } from './setup.store.ts';

const VALID_MS = 24 * 3_600_000;

type Typed = Static<typeof setUpDistrict.schema.body>;

type Deps = FileStores & {
  inTransaction: InTransaction;
  clock: Clock;
  publicOrigin: string;
  setupLinks: SetupStore;
  ledger: LedgerStore;
  hire: Hire;
  audit: AuditStore;
};

const SYSTEM = { kind: 'SYSTEM' } as const;
const digestOf = (token: string) => createHash('sha256').update(token).digest();

export function makeSetupService(deps: Deps) {
  const { inTransaction, clock, publicOrigin, setupLinks, district, ledger, schemes, hire, audit } = deps;

  const oldest = () => new Date(clock.now().getTime() - VALID_MS);

  /** Whether the link opens: made here within a day, unused, and no district set up by another one meanwhile. */
  async function isGood(tx: Tx, token: string): Promise<boolean> {
    const link = await setupLinks.lock(tx, digestOf(token));
    return link !== undefined && !link.usedAt && link.createdAt > oldest() && !(await district.find(tx));
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
     * @throws Refusal SETUP_CLOSED (one answer for a wrong, old or used link), BAD_REQUEST (`file.townships.2.code`)
     */
    async setUp({ token, administrator, ...wanted }: Typed) {
      // Before the password costs its time: a stranger without a link must not keep the machine busy.
      if (!(await inTransaction((tx) => isGood(tx, token)))) refuse('SETUP_CLOSED');
      const { profile, scheme, file, drawn } = await districtOf(wanted);
      const prepared = await hire.prepare({
        ...administrator,
        unitCode: 'LEAD_AGENCY',
        roles: ['SEC_ADMIN'],
        deskCodes: [],
      });
      const work = inTransaction(async (tx) => {
        const now = clock.now();
        if (!(await isGood(tx, token))) refuse('SETUP_CLOSED');
        await layOutDistrict(tx, district, profile, { demo: false, now });
        const chores = file ? await takeFile(tx, deps, file, drawn, { actor: SYSTEM, now }) : [];
        // Empty until finance books the first appropriation; the budget line's own number comes with that document.
        await ledger.addFund(tx, {
          id: randomUUID(),
          fiscalYear: fiscalYearOf(now),
          budgetLine: '线索举报专项资金',
          title: `${profile.zh}非法集资线索举报专项资金`,
          openedAt: now,
        });
        // A draft to start from, never in force: the office replaces it by its government's own measure.
        if (scheme) await draftScheme(tx, { schemes, audit }, SYSTEM, scheme, now);
        await hire.add(tx, prepared, now);
        await setupLinks.use(tx, digestOf(token), now);
        await audit.append(tx, {
          actor: SYSTEM,
          act: 'district.set-up',
          subject: { kind: 'STAFF', id: prepared.id },
          facts: { code: profile.code },
          at: now,
        });
        return chores.map(withChore);
      });
      // Two links, two people, one moment: the second finds the district's only row taken.
      const left = await work.catch((error: unknown) =>
        brokenConstraint(error) === 'districts_pkey' ? refuse('SETUP_CLOSED') : Promise.reject(error),
      );
      return {
        username: administrator.username,
        totpSecret: prepared.totpSecret,
        totpUri: totpUri(prepared.totpSecret, administrator.username),
        left,
      };
    },
  };
}
export type SetupService = ReturnType<typeof makeSetupService>;

/** The district out of its file, or out of what was typed. @throws Refusal BAD_REQUEST */
async function districtOf({ district: typed, file }: Omit<Typed, 'token' | 'administrator'>) {
  if (file !== undefined) {
    const wrong = checkDistrictFile(file);
    if (wrong.length) inTheFile(wrong);
    const sound = file as DistrictFile;
    const drawn = await emblemOf(sound).catch((error: unknown) =>
      error instanceof Refusal ? inTheFile(error.fields) : Promise.reject(error),
    );
    const profile = profileFrom(sound);
    return { profile, drawn, file: sound, scheme: sound.rewardScheme ? null : firstScheme(profile) };
  }
  if (!typed) return refuse('BAD_REQUEST', [{ path: 'district', code: 'REQUIRED' }]);
  checkTownships(typed.townships);
  const profile = districtFrom(typed);
  return { profile, drawn: null, file: null, scheme: firstScheme(profile) };
}

const firstScheme = ({ code, zh }: DistrictProfile) => demonstrationScheme(`reward-${code}`, zh);

function inTheFile(fields: readonly FieldError[]): never {
  return refuse(
    'BAD_REQUEST',
    fields.map(({ path, code }) => ({ path: `file.${path}`, code })),
  );
}

function checkTownships(townships: readonly { code: string }[]): void {
  const codes = townships.map(({ code }) => code);
  const fields = codes.flatMap((code, index) =>
    codes.indexOf(code) < index
      ? [{ path: `district.townships.${index}.code`, code: 'MUST_DIFFER' as const }]
      : [],
  );
  if (fields.length) refuse('BAD_REQUEST', fields);
}
