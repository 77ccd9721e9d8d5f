import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import type { Drawers, OpenDrawer } from '../compartments/drawers.ts';
import type { CopiesStore } from '../evidence/copies.store.ts';
import type { Custody } from '../evidence/custody.ts';
import { entryOf } from '../evidence/custody-view.ts';
import type { CustodyStore } from '../evidence/custody.store.ts';
import type { DamageReports } from '../evidence/damage.ts';
import type { EvidenceCopies } from '../evidence/evidence-copies.ts';
import type { EvidenceFiles } from '../evidence/evidence-files.ts';
import { openWorkingKey } from '../evidence/evidence-keys.ts';
import type { EvidenceRow, EvidenceRows } from '../evidence/evidence.store.ts';
import { copyName } from '../evidence/shown-as.ts';
import type { LeadRecord } from '../leads/leads.store.ts';
import type { BriefSheet } from '../reports/report-facts.ts';
import type { ArchivePart } from './archive.ts';
import type { HandOverRow } from './hand-overs.store.ts';
import { type CollectedFile, type ListedFile, collectedList, custodyList, evidenceList } from './lists.ts';

type Deps = {
  clock: Clock;
  rows: EvidenceRows;
  files: EvidenceFiles;
  copies: EvidenceCopies;
  copyRows: CopiesStore;
  custody: Custody;
  trail: CustodyStore;
  damage: DamageReports;
  drawers: Drawers;
};

/**
 * What goes to the police: originals, working copies, their list, their custody, and the words that the joint team
 * read. Never who reported, never the conversation, never the report as written.
 */
export function makePacking(deps: Deps) {
  const { clock, rows, files, copies, copyRows, custody, trail, damage, drawers } = deps;

  async function partsOf(tx: Tx, row: EvidenceRow, number: number, raw: OpenDrawer) {
    const facts = files.facts(row, raw);
    const goes = row.scanStatus === 'CLEAN' || row.scanStatus === 'NOT_SCANNED';
    const label = String(number).padStart(2, '0');
    const original = goes ? `原件/${label}-${plainName(facts.name)}` : null;
    const parts: ArchivePart[] = [];
    if (original) {
      const open = () => damage.begun(row.leadId, row.id, () => files.open(row, raw));
      parts.push({ name: original, sha256: facts.sha256, open });
    }
    const key = goes ? openWorkingKey(row, raw) : null;
    const working = key && (await copyRows.find(tx, row.id, 'WORKING', 0));
    let copy: string | null = null;
    if (key && working && row.copyStatus === 'CLEANED') {
      const { type, sha256 } = copies.facts(row.leadId, working, key);
      copy = `工作副本/${copyName({ reference: label, number, name: null }, type)}`;
      const open = () => damage.begun(row.leadId, row.id, () => copies.stream(working, key));
      parts.push({ name: copy, sha256, open });
    }
    const listed: ListedFile = {
      number,
      id: row.id,
      name: facts.name,
      size: facts.size,
      sha256: facts.sha256,
      receivedAt: row.receivedAt.toISOString(),
      scan: row.scanStatus,
      cleaning: row.copyStatus,
      original,
      copy,
    };
    return { parts, listed };
  }

  async function wordsOf(tx: Tx, caller: Caller, leadId: string): Promise<string> {
    const brief = (await drawers.open(tx, caller.ring, leadId, 'brief')) ?? refuse('KEY_MISSING');
    const told = (await drawers.sheets<BriefSheet>(tx, brief, 'BRIEF')).at(-1)?.body;
    const reasons = (await drawers.sheets<{ reasons: string }>(tx, brief, 'DETERMINATION')).at(-1)?.body
      .reasons;
    const lines = [
      ['被举报对象', told?.targetName],
      ['统一社会信用代码', told?.creditCode],
      ['负责人', told?.personInCharge],
      ['地点', [told?.village, told?.place].filter(Boolean).join('，')],
      ['情况说明', told?.narrative],
      ['认定意见', reasons],
    ];
    return lines.flatMap(([term, text]) => (text ? [`【${term}】\r\n${text}\r\n`] : [])).join('\r\n');
  }

  return {
    /** The archive's parts, in their order; each file's departure is written down. */
    async of(
      tx: Tx,
      caller: Caller,
      lead: LeadRecord,
      raw: OpenDrawer,
      handOver: HandOverRow,
    ): Promise<ArchivePart[]> {
      const all = await rows.ofLead(tx, lead.id);
      const at = clock.now();
      const packed = [];
      for (const [index, row] of all.entries()) packed.push(await partsOf(tx, row, index + 1, raw));
      for (const { listed } of packed) {
        if (!listed.original) continue;
        const file = {
          actor: caller.actor,
          leadId: lead.id,
          evidenceId: listed.id,
          sha256: listed.sha256,
          at,
        };
        await custody.note(tx, { ...file, act: 'evidence.handOver', facts: { handOverId: handOver.id } });
      }
      const entries = await trail.of(
        tx,
        all.map((row) => row.id),
      );
      const listed = packed.map((each) => each.listed);
      const custodyOf = ({ id, number, sha256 }: ListedFile) => {
        const mine = entries.filter((entry) => entry.evidenceId === id);
        return { number, custody: mine.map(entryOf(custody.digestOf(sha256))) };
      };
      const collected = (await rows.collected(tx, lead.id)).map(listedOf);
      const manifest = {
        lead: lead.reference,
        handOver: handOver.id,
        documentNo: handOver.documentNo,
        at: at.toISOString(),
        files: listed,
        collected,
      };
      return [
        { name: 'manifest.json', text: JSON.stringify(manifest, null, 2) },
        { name: '证据清单.csv', text: evidenceList(listed) },
        ...(collected.length ? [{ name: '核查单位收集的材料.csv', text: collectedList(collected) }] : []),
        { name: '保管记录.csv', text: custodyList(listed.map(custodyOf)) },
        { name: '情况说明与认定.txt', text: await wordsOf(tx, caller, lead.id) },
        ...packed.flatMap((each) => each.parts),
      ];
    },
  };
}
export type Packing = ReturnType<typeof makePacking>;

/** What a unit collected goes from hand to hand between the units: nobody who packs here holds its key. */
const listedOf = (row: EvidenceRow, index: number): CollectedFile => ({
  number: index + 1,
  id: row.id,
  unit: row.unit ?? '',
  receivedAt: row.receivedAt.toISOString(),
  scan: row.scanStatus,
});

/** A name that lies in one folder on every machine. */
const plainName = (name: string): string =>
  name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '_')
    .slice(-120) || 'file';
