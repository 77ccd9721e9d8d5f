import type { UploadRef } from '../../contract/uploads.ts';
import { refuse } from '../../domain/errors.ts';
import { withDefaults } from '../../domain/settings.ts';
import { demandRoomForMore, loadOf } from '../../domain/upload.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { EvidenceFiles } from '../evidence/evidence-files.ts';
import type { EvidenceRows } from '../evidence/evidence.store.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { Notices } from '../notifications/notices.ts';
import type { TakeUploads } from '../uploads/take-uploads.ts';
import { reporterMay } from './reporter-page.ts';

type Deps = {
  drawers: Drawers;
  district: DistrictStore;
  evidence: EvidenceRows;
  files: Pick<EvidenceFiles, 'keep'>;
  takeUploads: TakeUploads;
  acts: LeadActs;
  notices: Notices;
};

/** Files that a reporter sends after the report, by themselves or with a message: evidence, all of them. */
export function makeReporterFiles({ drawers, district, evidence, files, takeUploads, acts, notices }: Deps) {
  return {
    /**
     * Takes uploads into the drawer that the receipt opens; intake hears of it, whatever the lead's state, for only
     * intake opens what a reporter hands in. Answers their ids and the lead as it then stands.
     * @throws Refusal TOO_LATE once the lead takes no more, RECEIPT_UNKNOWN, and what the uploads or their size forbid
     */
    async keep(
      scene: LeadScene,
      receiptKey: Buffer,
      refs: readonly UploadRef[],
    ): Promise<{ scene: LeadScene; ids: string[] }> {
      if (!refs.length) return { scene, ids: [] };
      const { tx, lead, now } = scene;
      if (!reporterMay(scene).addEvidence) refuse('TOO_LATE');
      const raw = (await drawers.openByReceipt(tx, receiptKey, lead.id, 'raw')) ?? refuse('RECEIPT_UNKNOWN');
      const held = await evidence.ofLead(tx, lead.id);
      const more = await takeUploads(tx, refs);
      const limits = withDefaults((await district.find(tx))?.settings ?? {}).evidence;
      demandRoomForMore(loadOf(held.map((row) => ({ size: row.storedBytes }))), loadOf(more), limits);
      await files.keep(tx, lead.id, raw, more, now);
      const evidenceCount = lead.evidenceCount + more.length;
      const entry = { act: 'lead.addEvidence', facts: { files: more.length } };
      const after = await acts.settle(scene, { evidenceCount }, entry);
      const path = `/verification/leads/${lead.id}`;
      await notices.tell(tx, { template: 'LEAD_TURN', path, roles: ['INTAKE_OFFICER'] }, now);
      return { scene: after, ids: more.map(({ id }) => id) };
    },
  };
}
export type ReporterFiles = ReturnType<typeof makeReporterFiles>;
