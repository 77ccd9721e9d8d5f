import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAssist } from '../../../server/contract/assists.ts';
import { openRaw } from '../../../server/contract/leads.ts';
import { askForMeasure } from '../../../server/contract/measures.ts';
import { writeNote } from '../../../server/contract/notes.ts';
import { appealReward } from '../../../server/contract/receipt.ts';
import { openIdentity } from '../../../server/contract/unseals.ts';
import type { CompartmentKind } from '../../../server/domain/compartments.ts';
import { COMPARTMENT_KINDS } from '../../../server/domain/compartments.ts';
import { compartmentsStore } from '../../../server/features/compartments/compartments.store.ts';
import { type Drawers, makeDrawers } from '../../../server/features/compartments/drawers.ts';
import { NAMED, aBatch, aCandidate, aFund, bringTo, settle, take } from '../../support/award-desk.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type Name } from '../../support/people.ts';
import { UNITS, walkOf } from './walk.ts';

/** One person of each desk, and those who sit at none; every kind of desk is here. */
const DESKS = {
  INTAKE: 'intake',
  LEAD_AGENCY: 'coordinator',
  POLICE: 'police1',
  MARKET_REG: 'market1',
  'REGULATOR:CIVIL_AFFAIRS': 'regulator',
  'TOWNSHIP:640302100': 'township',
  REWARD: 'clerk',
  PAYMENT: 'maker',
  FUND: 'finance',
  COUNTER: 'payout1',
  IDENTITY: 'custodian',
  AUDIT: 'auditor',
} as const satisfies Record<string, Name>;
type Desk = keyof typeof DESKS;
const DESKLESS = ['leader', 'publicity', 'grid', 'sysadmin', 'secadmin'] as const;

/** Of these each desk has its own, named with it. */
type OwnKind = 'findings' | 'access' | 'notes' | 'approval' | 'assist' | 'case';
/** A drawer as the matrix names it. */
type Drawer = Exclude<CompartmentKind, OwnKind> | `${OwnKind}:${string}`;
const DRAWERS: Drawer[] = [
  'raw',
  'brief',
  'identity',
  'payment',
  'talk',
  'appeal',
  'team',
  ...(['findings', 'notes', 'approval'] as const).flatMap((kind) =>
    UNITS.map((unit): Drawer => `${kind}:${unit}`),
  ),
  'case:LEAD_AGENCY',
  'case:POLICE',
  'assist:REGULATOR:CIVIL_AFFAIRS',
  ...Object.keys(DESKS).map((desk): Drawer => `access:${desk}`),
];

const JOINT: Desk[] = ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'];
const SUBMITTED: Partial<Record<Drawer, Desk[]>> = {
  raw: ['INTAKE'],
  brief: ['INTAKE', ...JOINT],
  identity: ['IDENTITY'],
  talk: ['INTAKE', 'LEAD_AGENCY'],
};
const ASSIGNED = { ...SUBMITTED, brief: ['INTAKE', ...JOINT, 'REGULATOR:CIVIL_AFFAIRS'] as Desk[] };
const WRITTEN = {
  ...ASSIGNED,
  'findings:LEAD_AGENCY': ['LEAD_AGENCY'] as Desk[],
  'findings:POLICE': ['POLICE'] as Desk[],
  'findings:MARKET_REG': ['MARKET_REG'] as Desk[],
};
/** What they noted for themselves, asked of the head, and asked of a regulator. */
const HELPED = {
  ...WRITTEN,
  'notes:POLICE': ['POLICE'] as Desk[],
  'notes:LEAD_AGENCY': ['LEAD_AGENCY'] as Desk[],
  'approval:POLICE': ['LEAD_AGENCY', 'POLICE'] as Desk[],
  'approval:LEAD_AGENCY': ['LEAD_AGENCY'] as Desk[],
  'assist:REGULATOR:CIVIL_AFFAIRS': [...JOINT, 'REGULATOR:CIVIL_AFFAIRS'] as Desk[],
};
const SIGNED = {
  ...HELPED,
  'findings:LEAD_AGENCY': JOINT,
  'findings:POLICE': JOINT,
  'findings:MARKET_REG': JOINT,
};
const MET = { ...SIGNED, team: JOINT };
const CLAIMED = MET;
/** What is done about the target. */
const DISPOSED = { ...CLAIMED, 'case:LEAD_AGENCY': JOINT };
const OPENED = {
  ...DISPOSED,
  'access:INTAKE': ['INTAKE', 'AUDIT'] as Desk[],
  'access:IDENTITY': ['IDENTITY', 'AUDIT'] as Desk[],
};

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
let drawers: Drawers;
const deskIds = new Map<string, string>();
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
  const { holdKey, keyMacKey } = office.serverKeys;
  drawers = makeDrawers({ compartments: compartmentsStore, holdKey, keyMacKey });
  const rows = await office.rows<{ id: string; code: string }>('select id, code from desks');
  for (const { id, code } of rows) deskIds.set(code, id);
});
afterAll(() => office.close());

/** Which drawers this person's own ring opens, with no rule, role or route in between. */
async function opens(name: Name, leadId: string): Promise<Drawer[]> {
  const caller = await office.office.sessions.callerOf(await office.as(name).ticket());
  if (!caller) throw new Error(`${name} is not signed in`);
  const opened: Drawer[] = [];
  for (const drawer of DRAWERS) {
    const [kind, desk] = drawer.split(/:(.*)/s, 2) as [CompartmentKind, string | undefined];
    const deskId = desk === undefined ? undefined : deskIds.get(desk);
    const found = await office.office.inTransaction((tx) =>
      drawers.open(tx, caller.ring, leadId, kind, deskId),
    );
    if (found) opened.push(drawer);
  }
  return opened;
}

async function holdsExactly(expected: Partial<Record<Drawer, Desk[]>>, leadId: string): Promise<void> {
  const seen: Record<string, Desk[]> = {};
  for (const [desk, name] of Object.entries(DESKS) as [Desk, Name][])
    for (const drawer of await opens(name, leadId)) (seen[drawer] ??= []).push(desk);
  expect(seen).toEqual(expected);
  for (const name of DESKLESS) expect(await opens(name, leadId), name).toEqual([]);
}

describe('with every rule switched off, a key opens to exactly these desks', () => {
  let leadId: string;
  let receiptCode: string;
  const reference = async () =>
    (await office.rows<{ reference: string }>('select reference from leads where id = $1', [leadId]))[0]!
      .reference;

  test('the drawers are all that there are', () => {
    const kinds = new Set(DRAWERS.map((drawer) => drawer.split(':')[0]));
    expect([...kinds].sort()).toEqual([...COMPARTMENT_KINDS].sort());
  });

  test('once it is submitted', async () => {
    await aFund(office, 20_000_000);
    ({ leadId, receiptCode } = await walk.report(NAMED));
    await holdsExactly(SUBMITTED, leadId);
  });

  test('once it is assigned and a regulator is brought in', async () => {
    await walk.accept(leadId);
    await walk.assign(leadId, ['CIVIL_AFFAIRS']);
    await holdsExactly(ASSIGNED, leadId);
  });

  test('while the units write their findings', async () => {
    for (const unit of UNITS) await walk.acceptTask(unit, leadId);
    for (const unit of UNITS) await walk.find(unit, leadId);
    await holdsExactly(WRITTEN, leadId);
  });

  test('once they have noted something, asked the head, and asked a regulator', async () => {
    const params = { leadId };
    for (const name of ['police1', 'reform1'] as const) {
      await office.as(name).do(writeNote, { params, body: { scope: 'UNIT', text: '先看登记档案。' } });
      const body = {
        measure: 'QUERY_ACCOUNTS',
        subject: '某公司的对公账户',
        reason: '核对资金去向。',
      } as const;
      await office.as(name).do(askForMeasure, { params, body });
    }
    const body = { unit: 'CIVIL_AFFAIRS', text: '请核对是否备案。', dueOn: '2026-12-01' };
    await office.as('coordinator').do(askAssist, { params, body });
    await holdsExactly(HELPED, leadId);
  });

  test('once all three have signed, not before, and once they have met', async () => {
    for (const unit of UNITS.slice(0, 2)) await walk.sign(unit, leadId);
    await holdsExactly(HELPED, leadId);
    await walk.sign(UNITS[2]!, leadId);
    await holdsExactly(SIGNED, leadId);
    await walk.step('coordinator', leadId, { verb: 'convene' });
    await walk.meet(leadId);
    await holdsExactly(MET, leadId);
  });

  test('once its reward is claimed, and once it is paid', async () => {
    await walk.draft(leadId);
    for (const unit of UNITS) await walk.signDraft(unit, leadId);
    await walk.issue('head', leadId);
    const [row] = await office.rows<{ id: string; reference: string }>(
      'select id, reference from rewards where lead_id = $1',
      [leadId],
    );
    const award = { id: row!.id, reference: row!.reference, receiptCode, leadId };
    await bringTo(office, award, 'CLAIMED');
    await holdsExactly(CLAIMED, leadId);
    // The payment desk reads an account while a batch with it is under way, and at no other time.
    const batch = await aBatch(office, award);
    await holdsExactly({ ...CLAIMED, payment: ['PAYMENT'] }, leadId);
    await settle(office, batch, award, 'PAID');
    await holdsExactly(CLAIMED, leadId);
  });

  test('once something is done about the target', async () => {
    await walk.disposeOf(leadId);
    await holdsExactly(DISPOSED, leadId);
  });

  test('once its keepers have opened something and said why', async () => {
    await office.as('intake').do(openRaw, {
      params: { leadId },
      body: { reason: 'REPORTER_ASKS', purpose: '举报人来电' },
    });
    await office.as('custodian').do(openIdentity, {
      body: { reference: await reference(), reason: 'CONTACT_REPORTER', purpose: '约定领奖' },
    });
    await holdsExactly(OPENED, leadId);
  });

  test('once its reporter asks to look again at a refused award', async () => {
    const award = await aCandidate(office);
    await bringTo(office, award, 'REVIEWED');
    await take(office, 'approver', award.id, 'veto', { reason: 'STATUTORY_DUTY' });
    const body = {
      receiptCode: award.receiptCode,
      rewardReference: award.reference,
      reason: '我不是村干部。',
    };
    await office.stranger.do(appealReward, { body });
    // Found true by the police's own case file: no unit wrote findings.
    await holdsExactly({ ...SUBMITTED, appeal: ['REWARD'] }, award.leadId);
  });

  test('once the police have filed a case of their own and gone on with it', async () => {
    const filed = await walk.toVerifying();
    const filing = { verb: 'verifyByFiling', documentNo: '利公立字〔2026〕3号', grade: 2 };
    expect((await walk.step('police1', filed.leadId, filing)).status).toBe(200);
    const prosecuted = { act: 'prosecute', words: '已移送审查起诉。', documentNo: '利公诉字〔2026〕3号' };
    expect((await walk.record('police1', filed.leadId, prosecuted)).status).toBe(200);
    await holdsExactly(
      { ...SUBMITTED, 'findings:POLICE': ['POLICE'], 'case:POLICE': ['POLICE'] },
      filed.leadId,
    );
  });
});
