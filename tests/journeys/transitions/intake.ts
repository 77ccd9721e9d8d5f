import { acceptLead, assignLead } from '../../../server/contract/lead-acts.ts';
import { answerSupplement } from '../../../server/contract/receipt-acts.ts';
import { withdrawReport } from '../../../server/contract/receipt.ts';
import { aCall, recorderOf } from '../../support/recorder.ts';
import { fillIn } from '../../support/report-form.ts';
import { aReport } from '../../support/resident.ts';
import type { Visitor } from '../../support/visitor.ts';
import { RELEASED } from '../../api/verification/walk.ts';
import type { OfficeDay } from './office-day.ts';
import { MERGED_AS_ACCEPTED } from './merging.ts';
import type { Lead } from './lead.ts';
import type { AtTheDesk, OnTheStreet, Story } from './passage.ts';

const NOBODY = { leadId: '00000000-0000-4000-8000-000000000000', reference: '', receiptCode: '' };
const WRONG_CODE = '0000-0000-0000-0000';
const ACCEPTED = { title: '已受理' };

/** A reporter on a phone, at the page that their receipt opens. */
async function atTheStatusPage(day: OfficeDay, { receiptCode }: Lead): Promise<Visitor> {
  const resident = await day.street.stranger();
  await resident.open('/status');
  await resident.fill('receiptCode', receiptCode);
  await resident.send('form[action="?/open"]');
  await resident.page.waitForSelector('form[action="?/leave"]');
  return resident;
}

/** Somebody of the office takes the reporter's step for them. */
const asStaff = (day: OfficeDay, { leadId }: Lead, verb: 'supply' | 'withdraw') =>
  Promise.all(
    (['intake', 'supervisor', 'coordinator'] as const).map((name) => day.walk.step(name, leadId, { verb })),
  );

const submitted: OnTheStreet = {
  id: 'L01',
  by: 'REPORTER',
  /** Whoever has no business with registering writes down a call. */
  async others(day) {
    const { captcha: _none, ...report } = aReport();
    const desk = recorderOf(day.office);
    const names = ['reform1', 'police1', 'coordinator', 'archivist'] as const;
    return Promise.all(names.map((name) => desk.try(name, { report, coming: aCall })));
  },
  async act(day, lead) {
    const resident = await day.street.stranger();
    await resident.open('/report');
    await fillIn(resident);
    await resident.send('form.report');
    const shown = await resident.text();
    const [receiptCode = ''] = /([0-9A-HJKMNP-TV-Z]{4}[-\s]+){3}[0-9A-HJKMNP-TV-Z]{4}/.exec(shown) ?? [];
    const [row] = await day.office.rows<{ id: string; reference: string }>(
      'select id, reference from leads order by received_seq desc limit 1',
    );
    if (!row || !shown.includes(row.reference)) throw new Error(`no number is shown: ${shown}`);
    Object.assign(lead, { leadId: row.id, reference: row.reference, receiptCode });
    await resident.open('/report');
    if ((await resident.text()).includes(receiptCode)) throw new Error('the code is shown twice');
    await resident.close();
  },
  told: { title: '已提交，等待受理', says: ['我们会在', '前告诉您是否受理', '撤回举报'] },
};

const withdrawn: OnTheStreet = {
  id: 'L08',
  by: 'REPORTER',
  others: async (day, lead) => [
    ...(await asStaff(day, lead, 'withdraw')),
    await day.office.stranger.call(withdrawReport, { body: { receiptCode: WRONG_CODE } }),
  ],
  async act(day, lead) {
    const resident = await atTheStatusPage(day, lead);
    await resident.page.click('#withdraw summary');
    await resident.fill('word', '撤回');
    await resident.send('form[action^="?/withdraw"]');
    await resident.close();
  },
  told: { title: '您已撤回', says: ['受理前撤回，我们不再核查'], hides: ['确认撤回'] },
};

const supplied: OnTheStreet = {
  id: 'L04',
  by: 'REPORTER',
  others: async (day, lead) => [
    ...(await asStaff(day, lead, 'supply')),
    await day.office.stranger.call(answerSupplement, {
      body: { receiptCode: WRONG_CODE, answers: [{ item: 'CONTRACT', have: false }] },
    }),
  ],
  async act(day, lead) {
    const resident = await atTheStatusPage(day, lead);
    await resident.choose('answers.CONTRACT.have', 'NO');
    await resident.choose('answers.OTHER.have', 'YES');
    await resident.fill('answers.OTHER.text', '国贸公寓楼3楼302');
    await resident.send('form[action^="?/supply"]');
    await resident.close();
  },
  told: { title: '已提交，等待受理', says: ['您补充了材料'], hides: ['补充清单'] },
};

const askedForMore: AtTheDesk = {
  id: 'L03',
  by: 'intake',
  fields: { items: ['CONTRACT'], note: '推介会在几楼？' },
  told: { title: '请您补充材料', says: ['补充清单', '合同', '推介会在几楼？', '请在', '前补充'] },
};

const accepted: AtTheDesk = {
  id: 'L02',
  by: 'intake',
  form: 'accept',
  fields: { briefNarrative: RELEASED },
  async call(day, name, { leadId }) {
    const body = { version: await day.walk.version(leadId), briefNarrative: RELEASED };
    return day.office.as(name).call(acceptLead, { params: { leadId }, body });
  },
  told: { ...ACCEPTED, says: ['前交到三个部门手里'] },
};

const assigned: AtTheDesk = {
  id: 'L09',
  by: 'coordinator',
  form: 'assign',
  async call(day, name, { leadId }) {
    const body = { version: await day.walk.version(leadId), assistUnits: [] };
    return day.office.as(name).call(assignLead, { params: { leadId }, body });
  },
  told: ACCEPTED,
};

/** As far as the three units' tasks; `verification.ts` goes on from there. */
export const TO_ASSIGNED = [askedForMore, supplied, accepted, assigned];

/** From the street to the three units, and the ways out before them. */
export const INTAKE: readonly Story[] = [
  {
    of: 'a report that its reporter takes back',
    begins: async () => ({ ...NOBODY }),
    passages: [
      submitted,
      withdrawn,
      { id: 'L32', by: 'archivist', told: { title: '您已撤回', hides: ['已办结'] } },
    ],
  },
  {
    of: 'a report that two refuse, and a third takes in after all',
    begins: async (day) => {
      const main = await day.report();
      await day.walk.accept(main.leadId);
      return { ...(await day.report()), main: main.reference };
    },
    passages: [
      {
        id: 'L06',
        proposedBy: 'intake',
        by: 'intake2',
        fields: { reason: 'NO_FACTS', note: '只说公司可疑，没有事实。' },
        told: {
          title: '不予受理',
          says: ['理由：没有具体的事实或线索', '您可以在', '前申请复核', '您的理由'],
          hides: ['只说公司可疑'],
        },
      },
      {
        id: 'L26',
        by: 'supervisor',
        fields: { note: '原文写明了时间和地点，应当受理。' },
        told: { ...ACCEPTED, hides: ['不予受理的', '原文写明了'] },
      },
      ...MERGED_AS_ACCEPTED,
    ],
  },
  {
    of: 'a report that cannot wait',
    begins: (day) => day.report({ urgentSituations: ['RUNNING_AWAY'] }),
    passages: [
      {
        id: 'L10',
        by: 'intake',
        form: 'assign',
        fields: { briefNarrative: RELEASED, policeNotified: 'on' },
        async call(day, name, { leadId }) {
          const version = await day.walk.version(leadId);
          const body = { version, assistUnits: [], briefNarrative: RELEASED, policeNotified: true };
          return day.office.as(name).call(assignLead, { params: { leadId }, body });
        },
        told: { ...ACCEPTED, says: ['紧急：已按紧急通道办理'] },
      },
      {
        id: 'L11',
        proposedBy: 'market1',
        by: 'coordinator',
        fields: { note: '对象在邻区登记，请重新分派。' },
        told: { ...ACCEPTED, hides: ['邻区'] },
      },
    ],
  },
  {
    of: 'a report about what another authority decides',
    begins: (day) => day.report(),
    passages: [
      {
        id: 'L07',
        proposedBy: 'intake',
        by: 'supervisor',
        fields: { referredTo: '吴忠市税务局', note: '反映的是偷税。' },
        told: { title: '已转有权机关', says: ['转给：吴忠市税务局'], hides: ['反映的是偷税'] },
      },
      {
        id: 'L31',
        by: 'archivist',
        fields: { documentNo: '吴税收〔2026〕1号' },
        told: { title: '已转有权机关', says: ['转给：吴忠市税务局'], hides: ['吴税收'] },
      },
    ],
  },
  {
    of: 'a report whose reporter answers nothing',
    async begins(day) {
      const lead = await day.report();
      await day.walk.step('intake', lead.leadId, { verb: 'requestSupplement', items: ['CONTRACT'] });
      return lead;
    },
    passages: [
      {
        id: 'L05',
        before: async (day) => day.later(16),
        proposedBy: 'intake',
        by: 'supervisor',
        fields: { reason: 'NOT_SUPPLEMENTED' },
        told: { title: '不予受理', says: ['理由：逾期未补充材料', '前申请复核', '您的理由'] },
      },
      {
        id: 'L30',
        before: async (day) => day.later(16),
        by: 'archivist',
        told: { title: '已办结', says: ['结论：不予受理'], hides: ['您的理由'] },
      },
    ],
  },
];
