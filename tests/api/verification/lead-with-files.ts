import { releaseEvidence } from '../../../server/contract/evidence.ts';
import type { TestOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import type { EvidenceFile } from '../../support/resident.ts';
import { TELLTALES } from '../../support/sample-files.ts';
import { walkOf } from './walk.ts';

/** Which of the words that no copy may hold are in these bytes. */
export const tells = (bytes: Buffer): string[] => TELLTALES.filter((word) => bytes.includes(word));

/** Leads with files, and intake's release of them. */
export function filesOf(office: TestOffice) {
  return {
    /** A lead with these files: prepared and accepted unless said otherwise. `params` name its first file. */
    async aLead(files: EvidenceFile[], { prepared = true, accepted = true } = {}) {
      const { reference, receiptCode } = await office.resident.report({}, files);
      const [lead] = await office.rows<{ id: string }>('select id from leads where reference = $1', [
        reference,
      ]);
      const leadId = lead!.id;
      const rows = await office.rows<{ id: string; name: string }>(
        'select id from evidence where lead_id = $1 order by received_at, position',
        [leadId],
      );
      if (prepared) await office.office.preparation.prepare();
      if (accepted) await walkOf(office).accept(leadId);
      const params = { leadId, evidenceId: rows[0]!.id };
      return { leadId, reference, receiptCode, ids: rows.map((row) => row.id), params };
    },
    release: (name: Name, leadId: string, evidenceIds: string[], uncleanedToo: string[] = []) =>
      office.as(name).call(releaseEvidence, { params: { leadId }, body: { evidenceIds, uncleanedToo } }),
  };
}
