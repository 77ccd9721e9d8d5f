import { mergeLead, splitLead } from '../../../server/contract/targets.ts';
import type { Lead } from './lead.ts';
import type { AtTheDesk, Told } from './passage.ts';

const REASON = '同一家公司，同一个项目。';
const APART = '核实是两家公司。';

const merged = (id: 'L13' | 'L14', told: Told): AtTheDesk => ({
  id,
  by: 'coordinator',
  form: 'merge',
  fields: ({ main = '' }: Lead) => ({ into: main, reason: REASON }),
  async call(day, name, { leadId, main = '' }) {
    const body = { version: await day.walk.version(leadId), into: main, reason: REASON };
    return day.office.as(name).call(mergeLead, { params: { leadId }, body });
  },
  told,
});

const split = (id: 'L33' | 'L34', told: Told): AtTheDesk => ({
  id,
  by: 'coordinator',
  form: 'split',
  fields: { reason: APART },
  async call(day, name, { leadId }) {
    const body = { version: await day.walk.version(leadId), reason: APART };
    return day.office.as(name).call(splitLead, { params: { leadId }, body });
  },
  told,
});

const ACCEPTED = { title: '已受理', hides: [REASON, APART] };
const VERIFYING = { title: '核查中', hides: [REASON, APART] };

/** Merged into a lead that is as far, and taken apart again: the reporter's page never moves. */
export const MERGED_AS_ACCEPTED = [merged('L13', ACCEPTED), split('L33', ACCEPTED)];
export const MERGED_WHILE_VERIFYING = [merged('L14', VERIFYING), split('L34', VERIFYING)];
