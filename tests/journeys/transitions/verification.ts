import { issueDetermination } from '../../../server/contract/determinations.ts';
import { markLead } from '../../../server/contract/lead-acts.ts';
import { acceptTask } from '../../../server/contract/tasks.ts';
import { OFFICERS, UNITS, aFinding } from '../../api/verification/walk.ts';
import { PEOPLE } from '../../support/people.ts';
import { TO_ASSIGNED } from './intake.ts';
import type { OfficeDay } from './office-day.ts';
import type { Lead } from './lead.ts';
import type { AtTheDesk } from './passage.ts';

const VERIFYING = { title: '核查中' };

export async function mark(
  day: OfficeDay,
  name: 'head' | 'police1',
  { leadId }: Lead,
  body: object,
): Promise<void> {
  const version = await day.walk.version(leadId);
  await day.office.as(name).do(markLead, { params: { leadId }, body: { version, ...body } as never });
}

const signedFor: AtTheDesk = {
  id: 'L12',
  async before({ walk }, { leadId }) {
    for (const unit of ['LEAD_AGENCY', 'POLICE'] as const) await walk.acceptTask(unit, leadId);
  },
  by: 'market1',
  form: 'take',
  async call(day, name, { leadId }) {
    const officers = OFFICERS.MARKET_REG.map((officer) => ({
      staffId: day.office.idOf(officer),
      certificateNo: PEOPLE[officer].certificateNo ?? '',
    }));
    return day.office.as(name).call(acceptTask, { params: { leadId }, body: { officers } });
  },
  told: { ...VERIFYING, says: ['开始核查', '前完成这一步核查'] },
};

async function signFindings({ walk }: OfficeDay, { leadId }: Lead, changes = {}): Promise<void> {
  for (const unit of UNITS) {
    await walk.find(unit, leadId, aFinding(changes));
    await walk.sign(unit, leadId);
  }
}

const convened: AtTheDesk = {
  id: 'L15',
  async before(day, lead) {
    await mark(day, 'head', lead, { mark: 'extend' });
    await signFindings(day, lead);
  },
  by: 'coordinator',
  told: { ...VERIFYING, says: ['核查延期一次'] },
};

const sentBack: AtTheDesk = {
  id: 'L16',
  by: 'coordinator',
  fields: { note: '资金流向还不清楚。' },
  told: { ...VERIFYING, hides: ['资金流向'] },
};

async function determined(day: OfficeDay, { leadId }: Lead, changes = {}): Promise<void> {
  await day.walk.draft(leadId, changes);
  for (const unit of UNITS) await day.walk.signDraft(unit, leadId);
}

const issued = (id: 'L18' | 'L19' | 'L20', draft: object, told: AtTheDesk['told']): AtTheDesk => ({
  id,
  before: (day, lead) => determined(day, lead, draft),
  by: 'head',
  form: 'issue',
  async call(day, name, { leadId }) {
    const body = { version: await day.walk.version(leadId) };
    return day.office.as(name).call(issueDetermination, { params: { leadId }, body });
  },
  told,
});

const NO_GRADE = { leadGrade: undefined, dispositionClass: undefined };
const verified = issued('L18', {}, { title: '已查实，进入处置', says: ['查证属实', '您举报的情况属实'] });
export const unsubstantiated = issued(
  'L19',
  { ...NO_GRADE, outcome: 'UNSUBSTANTIATED' },
  { title: '经核查未能查实', says: ['现有证据不足', '补充新证据', '您的理由'] },
);
export const suspectedFalse = issued(
  'L20',
  { ...NO_GRADE, outcome: 'FALSE_REPORT', legalReview: true },
  VERIFYING,
);

/** The way through the three units to a verified lead; `closing.ts` goes on from there. */
export const TO_VERIFIED = [...TO_ASSIGNED, signedFor, convened, sentBack, { ...verified, before: again }];

/** The units bring more proof, the meeting comes together a second time. */
async function again(day: OfficeDay, lead: Lead): Promise<void> {
  await signFindings(day, lead);
  await day.walk.step('coordinator', lead.leadId, { verb: 'convene' });
  await determined(day, lead);
}
