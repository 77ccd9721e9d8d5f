import { expect } from 'vitest';
import { type CaseView, listCases } from '../../../server/contract/dispositions.ts';
import type { ReportForm } from '../../../server/contract/report.ts';
import { type TestOffice } from '../../support/office.ts';
import { type Name } from '../../support/people.ts';
import { UNITS, walkOf } from './walk.ts';

/** What the tests of disposition cases do to a lead, and where they look afterwards. */
export function casesOn(office: TestOffice, walk: ReturnType<typeof walkOf>) {
  const casesOf = async (name: Name, leadId: string): Promise<CaseView> =>
    (await office.as(name).do(listCases, { params: { leadId } })).cases[0]!;
  const must = async (name: Name, leadId: string, body: Record<string, unknown>) => {
    const answer = await walk.record(name, leadId, body);
    expect(answer, JSON.stringify(body)).toMatchObject({ status: 200 });
  };
  /** A verified lead of that class with its case just opened. */
  async function opened(dispositionClass: 'A' | 'B' | 'C', changes: Partial<ReportForm> = {}) {
    const lead = await walk.toDetermining(changes);
    await walk.draft(lead.leadId, { dispositionClass });
    for (const unit of UNITS) await walk.signDraft(unit, lead.leadId);
    await walk.issue('head', lead.leadId);
    await walk.step('coordinator', lead.leadId, { verb: 'dispose' });
    return lead;
  }
  const stagesOf = async (leadId: string) =>
    (
      await office.rows<{ stage_id: string }>(
        'select stage_id from rewards where lead_id = $1 order by stage_id',
        [leadId],
      )
    ).map((row) => row.stage_id);
  return { casesOf, must, opened, stagesOf };
}
