import type { Readable } from 'node:stream';
import { pipeline as join } from 'node:stream';
import type { EvidenceStore } from '../../adapters/evidence-store.ts';
import type { UploadRef } from '../../contract/uploads.ts';
import { drawerContext } from '../../crypto/compartment.ts';
import { decryptFile } from '../../crypto/file.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import { unwrapKey, wrapKey } from '../../crypto/wrap.ts';
import type { Tx } from '../../db/connection.ts';
import { demandServable } from '../../domain/evidence.ts';
import { demandMessageFiles } from '../../domain/message-files.ts';
import { orBrokenSeal } from '../compartments/broken-seal.ts';
import type { OpenDrawer } from '../compartments/drawers.ts';
import { originalAad } from '../evidence/evidence-keys.ts';
import type { TakeUploads } from '../uploads/take-uploads.ts';
import type { MessageFileRow, MessageFilesStore } from './message-files.store.ts';

export type SentFile = { id: string; name: string; size: number };

type Deps = { rows: MessageFilesStore; store: EvidenceStore; takeUploads: TakeUploads };

const keyContext = (id: string, drawer: OpenDrawer) => `message file ${id} ${drawerContext(drawer)}`;
const factsPlace = (id: string, drawer: OpenDrawer) => ({
  table: 'message_files',
  row: `${id} ${drawerContext(drawer)}`,
  column: 'sealed_facts',
});

/** Files that the office sends its reporter: sealed into the drawer of the conversation, past the scanner only. */
export function makeMessageFiles({ rows, store, takeUploads }: Deps) {
  const opening = <T>(row: MessageFileRow, open: () => T): T =>
    orBrokenSeal({ kind: 'LEAD', id: row.leadId }, { messageFileId: row.id }, open);

  const factsIn = (row: MessageFileRow, talk: OpenDrawer): SentFile => {
    const plain = opening(row, () => openRecord(talk.key, row.sealedFacts, factsPlace(row.id, talk)));
    const { name, size } = JSON.parse(plain.toString('utf8')) as Omit<SentFile, 'id'>;
    return { id: row.id, name, size };
  };

  return {
    /**
     * Takes uploads into the conversation; answers their ids for the message. Nothing waits here for a scanner that does
     * not answer: the officer sends it again.
     * @throws Refusal TOO_MANY_FILES, FILE_TOO_LARGE, EVIDENCE_QUARANTINED, EVIDENCE_NOT_SCANNED_YET, and what uploads forbid
     */
    async keep(tx: Tx, talk: OpenDrawer, refs: readonly UploadRef[], at: Date): Promise<string[]> {
      if (!refs.length) return [];
      const files = await takeUploads(tx, refs);
      demandMessageFiles(files, (await rows.ofDrawer(tx, talk.id)).length);
      for (const { scan } of files) demandServable(scan.status);
      await rows.add(
        tx,
        files.map(({ id, key, name, size, storeKey, storedBytes, scan }, position) => ({
          id,
          leadId: talk.leadId,
          compartmentId: talk.id,
          storeKey,
          sealedKey: wrapKey(talk.key, key, keyContext(id, talk)),
          sealedFacts: sealRecord(talk.key, JSON.stringify({ name, size }), factsPlace(id, talk)),
          storedBytes,
          position,
          scanned: scan.status === 'CLEAN',
          sentAt: at,
        })),
      );
      return files.map(({ id }) => id);
    },

    /** What the office sent in this conversation, by id. @throws BrokenSeal */
    async sent(tx: Tx, talk: OpenDrawer): Promise<Map<string, SentFile>> {
      const all = await rows.ofDrawer(tx, talk.id);
      return new Map(all.map((row) => [row.id, factsIn(row, talk)]));
    },

    /** One of them; `content` decrypts as it streams. Null where the conversation has none of that id. */
    async open(tx: Tx, talk: OpenDrawer, id: string) {
      const row = await rows.find(tx, talk.id, id);
      if (!row) return null;
      const key = opening(row, () => unwrapKey(talk.key, row.sealedKey, keyContext(row.id, talk)));
      const content = async (): Promise<Readable> =>
        join(await store.get(row.storeKey), decryptFile(key, originalAad(row.id)), () => undefined);
      return { ...factsIn(row, talk), content };
    },
  };
}
export type MessageFiles = ReturnType<typeof makeMessageFiles>;
