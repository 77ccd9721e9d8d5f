import type { Tx } from '../../db/connection.ts';
import { localDate } from '../../domain/calendar.ts';
import { figuresOf } from '../../domain/disposition.ts';
import { refuse } from '../../domain/errors.ts';
import type { TransferFacts, UnitPart } from '../../domain/transfer-papers.ts';
import { JOINT_UNITS } from '../../domain/units.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { CaseWords } from '../dispositions/case-words.ts';
import type { CaseRecord, DispositionsStore } from '../dispositions/dispositions.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { EvidenceRows } from '../evidence/evidence.store.ts';
import type { HandOversStore } from '../hand-overs/hand-overs.store.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import type { BriefSheet } from '../reports/report-facts.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { Findings } from '../tasks/findings.ts';

export type TransferSources = {
  district: Pick<DistrictStore, 'units'>;
  staff: Pick<StaffStore, 'namesOf'>;
  evidence: Pick<EvidenceRows, 'ofLead'>;
  handOvers: Pick<HandOversStore, 'ofLead'>;
  dispositions: DispositionsStore;
  drawers: Drawers;
  findings: Findings;
  words: CaseWords;
};

const yuan = (fen: number | null): string => (fen === null ? '' : `${(fen / 100).toFixed(2)}元`);
const MOVED = {
  CLEAN: '加密移交包',
  NOT_SCANNED: '加密移交包',
  INFECTED: '带病毒，未移交',
  WAITING: '等待查毒',
};

/**
 * What the papers of a transfer say, out of the brief, the findings and the case. The drawers of the report as written,
 * of the identity and of the talk are opened by nobody here.
 */
export function makeTransferFacts(deps: TransferSources) {
  const { district, staff, evidence, handOvers, dispositions, drawers, findings, words } = deps;

  async function unitParts({ tx, standing }: LeadScene, caller: Caller, nameOf: (code: string) => string) {
    const desks = await findings.jointDesks(tx);
    const people = standing.tasks.flatMap(({ officers }) => officers.map(({ staffId }) => staffId));
    const names = await staff.namesOf(tx, people);
    const parts: UnitPart[] = [];
    for (const unit of JOINT_UNITS) {
      const task = standing.tasks.find((one) => one.unit === unit);
      if (!task) continue;
      parts.push({
        unit,
        name: nameOf(unit),
        officers: task.officers.map(({ staffId, certificateNo }) => ({
          name: names.get(staffId) ?? '',
          certificateNo,
        })),
        finding: await findings.read(tx, caller.ring, task, desks[unit].id),
      });
    }
    return parts;
  }

  async function briefOf(tx: Tx, caller: Caller, leadId: string, reasonsId: string | null) {
    const brief = (await drawers.open(tx, caller.ring, leadId, 'brief')) ?? refuse('KEY_MISSING');
    const told = (await drawers.sheets<BriefSheet>(tx, brief, 'BRIEF')).at(-1)?.body;
    const reasons = await drawers.sheets<{ reasons: string }>(tx, brief, 'DETERMINATION');
    return { told, reasons: reasons.find(({ id }) => id === reasonsId)?.body.reasons ?? '' };
  }

  /** @throws Refusal KEY_MISSING */
  return async (scene: LeadScene, caller: Caller, found: CaseRecord): Promise<TransferFacts> => {
    const { tx, lead, standing } = scene;
    const units = await district.units(tx);
    const nameOf = (code: string) => units.find((unit) => unit.code === code)?.nameZh ?? code;
    const { told, reasons } = await briefOf(tx, caller, lead.id, standing.determination?.reasonsId ?? null);
    const events = await dispositions.events(tx, [found.id]);
    const sheets = await words.read(tx, caller.ring, lead.id);
    const last = (...kinds: string[]) => events.findLast(({ kind }) => kinds.includes(kind));
    const delivered = last('deliver');
    const figures = figuresOf(events);
    const reports = events.filter(({ kind }) => kind === 'propose' || kind === 'reportTransfer');
    const issuedAt = standing.determination?.issuedAt;
    return {
      reference: lead.reference,
      agency: nameOf('LEAD_AGENCY'),
      police: nameOf('POLICE'),
      documentNo: (delivered && sheets.get(delivered.id)?.documentNo) ?? '',
      decidedOn: last('decideTransfer')?.on ?? '',
      deliveredOn: delivered?.on ?? '',
      target: {
        name: told?.targetName ?? '',
        creditCode: told?.creditCode ?? '',
        personInCharge: told?.personInCharge ?? '',
        place: [told?.village, told?.place].filter(Boolean).join('，'),
      },
      account: told?.narrative ?? '',
      units: await unitParts(scene, caller, nameOf),
      determination: { reasons, grade: lead.grade, issuedOn: issuedAt ? localDate(issuedAt) : '' },
      figures: {
        raised: yuan(figures.raisedFen),
        repaid: yuan(figures.repaidFen),
        participants: figures.participants === null ? '' : `${figures.participants}人`,
      },
      opinions: reports.flatMap(({ id }) => sheets.get(id)?.words || []),
      evidence: (await evidence.ofLead(tx, lead.id)).map((row, index) => ({
        number: index + 1,
        receivedOn: localDate(row.receivedAt),
        kind: '电子数据',
        place: MOVED[row.scanStatus],
      })),
      archives: (await handOvers.ofLead(tx, lead.id)).flatMap(
        ({ documentNo, archiveSha256, handedOverAt }) =>
          archiveSha256 && handedOverAt
            ? [{ documentNo, sha256: archiveSha256, on: localDate(handedOverAt) }]
            : [],
      ),
    };
  };
}
export type ReadTransferFacts = ReturnType<typeof makeTransferFacts>;
