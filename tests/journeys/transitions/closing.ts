import { MERGED_WHILE_VERIFYING } from './merging.ts';
import type { OfficeDay } from './office-day.ts';
import type { Lead } from './lead.ts';
import type { Story } from './passage.ts';
import { TO_VERIFIED, mark, suspectedFalse, unsubstantiated } from './verification.ts';

const DAY = 86_400_000;
const CLOSED = { title: '已办结' };
const AGAIN = { title: '已受理' };

/** Until when the police keep the reporter's page silent. */
async function holdBack(day: OfficeDay, lead: Lead): Promise<void> {
  const until = new Date(day.office.clock.now().getTime() + 30 * DAY).toISOString();
  await mark(day, 'police1', lead, { mark: 'holdDisclosure', until, reviewerId: day.office.idOf('police2') });
}

async function record({ walk }: OfficeDay, { leadId }: Lead, name: 'coordinator' | 'police1', body: object) {
  const { status, error } = await walk.record(name, leadId, body as Record<string, unknown>);
  if (status !== 200) throw new Error(`not recorded: ${JSON.stringify(error)}`);
}

/** From what the meeting found to the archive, and the ways back. */
export const CLOSING: readonly Story[] = [
  {
    of: 'a report that is verified, disposed of, and taken up again',
    begins: (day) => day.report(),
    passages: [
      ...TO_VERIFIED,
      { id: 'L21', by: 'coordinator', told: { title: '处置中', says: ['开始处置'] } },
      {
        id: 'L23',
        async before(day, lead) {
          const milestones = [{ on: '2027-06-30', repayFen: 100_000_00 }];
          await record(day, lead, 'coordinator', { act: 'guide', words: '分期清退。', milestones });
          await record(day, lead, 'coordinator', {
            act: 'resolve',
            words: '已清退。',
            repaidFen: 100_000_00,
          });
        },
        by: 'coordinator',
        fields: { note: '已全部清退。' },
        told: { ...CLOSED, says: ['结论：查证属实'], hides: ['已全部清退'] },
      },
      { id: 'L28', by: 'deputy', fields: { note: '有新的受害人。' }, told: { ...AGAIN, hides: ['受害人'] } },
    ],
  },
  {
    of: 'a report that stood beside another until the police filed its case',
    async begins(day) {
      const main = await day.walk.toVerifying();
      return { ...(await day.walk.toVerifying()), main: main.reference };
    },
    passages: [
      ...MERGED_WHILE_VERIFYING,
      {
        id: 'L17',
        before: holdBack,
        by: 'police1',
        fields: { documentNo: '吴利公立字〔2026〕1号', grade: '1' },
        told: { title: '核查中', hides: ['查实', '查证属实', '立案', '处置'] },
      },
      {
        id: 'L22',
        async before(day, lead) {
          await record(day, lead, 'police1', { act: 'prosecute', words: '移送起诉。' });
          await record(day, lead, 'police1', {
            act: 'judge',
            words: '判决生效。',
            documentNo: '（2026）1号',
          });
          await mark(day, 'police1', lead, { mark: 'consentToClosing' });
          await mark(day, 'police1', lead, { mark: 'liftDisclosure' });
        },
        by: 'coordinator',
        fields: { note: '判决已生效。' },
        told: { ...CLOSED, says: ['结论：查证属实'], hides: ['判决'] },
      },
      { id: 'L29', by: 'archivist', told: { ...CLOSED, says: ['结论：查证属实'] } },
    ],
  },
  {
    of: 'a report that could not be substantiated until more came',
    begins: (day) => day.walk.toDetermining(),
    passages: [
      unsubstantiated,
      {
        id: 'L27',
        by: 'supervisor',
        fields: { note: '举报人补来合同。' },
        told: { ...AGAIN, hides: ['合同'] },
      },
    ],
  },
  {
    of: 'a report that looked false',
    begins: (day) => day.walk.toDetermining(),
    passages: [
      suspectedFalse,
      {
        id: 'L25',
        by: 'head',
        fields: { reason: 'HONEST_ERROR', note: '把名字相近的两家公司看成一家。' },
        told: { ...CLOSED, says: ['没有得到证实'], hides: ['名字相近', '误告', '诬告'] },
      },
    ],
  },
  {
    of: 'a report that could not be substantiated, and nobody asked again',
    async begins(day) {
      const lead = await day.walk.toDetermining();
      await unsubstantiated.before?.(day, lead);
      await day.walk.issue('head', lead.leadId);
      return lead;
    },
    passages: [
      {
        id: 'L24',
        before: async (day) => day.later(16),
        by: 'intake',
        told: { ...CLOSED, says: ['结论：未能查实'] },
      },
    ],
  },
];
