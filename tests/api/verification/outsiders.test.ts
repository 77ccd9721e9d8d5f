import { afterAll, beforeAll, expect, test } from 'vitest';
import { markLead, stepLead } from '../../../server/contract/lead-acts.ts';
import { listLeads, readLead } from '../../../server/contract/leads.ts';
import { declareRecusal } from '../../../server/contract/recusals.ts';
import { decideErasureRun, proposeErasure } from '../../../server/contract/retention.ts';
import { acceptTask, signFinding } from '../../../server/contract/tasks.ts';
import {
  draftDetermination,
  issueDetermination,
  signDetermination,
} from '../../../server/contract/determinations.ts';
import type { Role } from '../../../server/domain/roles.ts';
import type { Actor } from '../../support/actor.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { puppetsOf } from '../../support/puppet.ts';
import { aCall, recorderOf } from '../../support/recorder.ts';
import { aReport } from '../../support/resident.ts';
import { UNITS, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
});
afterAll(() => office.close());

const aPuppet = (role: Role, unitCode: string, desk: string, which?: string) =>
  puppetsOf(office)({ role, unitCode, deskCodes: [desk], which });

test('an account that no desk has let in can neither see a lead nor do a thing to it', async () => {
  const { leadId } = await walk.toVerifying();
  const params = { leadId };
  const version = await walk.version(leadId);
  const police = await aPuppet('VERIFIER_POLICE', 'POLICE', 'POLICE');
  const coordinator = await aPuppet('LEAD_COORDINATOR', 'LEAD_AGENCY', 'LEAD_AGENCY');
  const head = await aPuppet('LEAD_AGENCY_HEAD', 'LEAD_AGENCY', 'LEAD_AGENCY');
  const officers = [police.id, office.idOf('police1')].map((staffId) => ({
    staffId,
    certificateNo: '宁C-1',
  }));
  const filing = { version, verb: 'verifyByFiling', documentNo: '立案〔2026〕1号', grade: 1 } as const;
  const draft = { version, outcome: 'UNSUBSTANTIATED', reasons: '没有。' } as const;
  const answers = [
    await police.call(stepLead, { params, body: filing }),
    await police.call(acceptTask, { params, body: { officers } }),
    await police.call(signFinding, { params }),
    await police.call(signDetermination, { params, body: { dissents: false } }),
    await coordinator.call(stepLead, { params, body: { version, verb: 'convene' } }),
    await coordinator.call(draftDetermination, { params, body: draft }),
    await head.call(issueDetermination, { params, body: { version } }),
    await head.call(markLead, { params, body: { version, mark: 'extend' } }),
  ];
  expect(answers.map(({ error }) => error.code)).toEqual(answers.map(() => 'KEY_MISSING'));
  for (const puppet of [police, coordinator, head]) {
    expect((await puppet.call(readLead, { params })).error.code).toBe('NOT_FOUND');
    expect((await puppet.do(listLeads)).counts.all).toBe(0);
  }
  expect(await walk.version(leadId)).toBe(version);
});

test('an account that no desk has let in registers nothing for anybody', async () => {
  const puppet = await aPuppet('INTAKE_OFFICER', 'LEAD_AGENCY', 'INTAKE');
  const sent = { report: aReport(), coming: aCall };
  const { error } = await recorderOf(office).send(await puppet.cookie(), sent);
  expect(error.code).toBe('KEY_MISSING');
});

test('a regulator reads of a lead what the list shows them: nothing before they are brought in', async () => {
  const { leadId } = await walk.report();
  const params = { leadId };
  await walk.accept(leadId);
  expect((await office.as('regulator').call(readLead, { params })).error.code).toBe('NOT_FOUND');
  await walk.assign(leadId, ['CIVIL_AFFAIRS']);
  expect((await office.as('regulator').call(readLead, { params })).status).toBe(200);
});

test('whoever drafted a determination or signed it does not issue it', async () => {
  const { leadId } = await walk.toDetermining();
  await walk.draft(leadId, { outcome: 'UNSUBSTANTIATED', leadGrade: undefined, dispositionClass: undefined });
  for (const unit of UNITS) await walk.signDraft(unit, leadId);
  expect((await walk.see('coordinator', leadId)).may).not.toContain('findUnsubstantiated');
  expect((await walk.issue('coordinator', leadId)).error.code).toBe('SECOND_PERSON_NEEDED');
  expect((await walk.issue('head', leadId)).status).toBe(200);
});

test('an officer is named with the certificate that the office knows them by', async () => {
  const { leadId } = await walk.report();
  await walk.accept(leadId);
  await walk.assign(leadId);
  const name = (second: string) =>
    office.as('police1').call(acceptTask, {
      params: { leadId },
      body: {
        officers: [
          { staffId: office.idOf('police1'), certificateNo: '宁C-0001' },
          { staffId: office.idOf('police2'), certificateNo: second },
        ],
      },
    });
  const refused = await name('宁C-9999');
  expect(refused.error.fields).toEqual([{ path: 'officers.1.certificateNo', code: 'MUST_MATCH' }]);
  expect((await name(' 宁C-0002 ')).status).toBe(200);
});

test('nor can two of them together erase anything, nor shut others out of a lead', async () => {
  const { leadId, reference } = await walk.report();
  const archivist = await aPuppet('ARCHIVIST', 'LEAD_AGENCY', 'LEAD_AGENCY');
  const second = await aPuppet('LEAD_AGENCY_HEAD', 'LEAD_AGENCY', 'LEAD_AGENCY', 'second');
  const supervisor = await aPuppet('INTAKE_SUPERVISOR', 'LEAD_AGENCY', 'INTAKE');
  const recuse = (who: Actor, staffId: string) =>
    who.call(declareRecusal, { body: { reference, reason: 'RELATIVE', staffId } });
  const answers = [
    await archivist.call(proposeErasure, { body: { leadIds: [leadId] } }),
    await second.call(decideErasureRun, { params: { runId: leadId }, body: { approve: true } }),
    await recuse(second, office.idOf('police1')),
    await recuse(supervisor, office.idOf('intake')),
  ];
  expect(answers.map(({ error }) => error.code)).toEqual(Array(4).fill('KEY_MISSING'));
  expect(await office.rows('select * from recusals where lead_id = $1', [leadId])).toEqual([]);
  // Whom a desk has let in does it as ever.
  expect((await recuse(office.as('supervisor'), office.idOf('intake2'))).status).toBe(201);
});
