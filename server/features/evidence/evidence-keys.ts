import { randomBytes } from 'node:crypto';
import { drawerContext } from '../../crypto/compartment.ts';
import { unwrapKey, wrapKey } from '../../crypto/wrap.ts';
import type { CopyKind } from '../../domain/evidence.ts';
import { orBrokenSeal } from '../compartments/broken-seal.ts';
import type { OpenDrawer } from '../compartments/drawers.ts';
import type { EvidenceRow } from './evidence.store.ts';

/** What each ciphertext of a file is bound to: its id, and for a copy which one it is. */
export const originalAad = (id: string): Buffer => Buffer.from(`tipward evidence ${id}`);
export const copyAad = (id: string, kind: CopyKind, page: number): Buffer =>
  Buffer.from(`tipward evidence ${id} ${kind} ${page}`);

const fileContext = (id: string, drawer: OpenDrawer) => `evidence ${id} ${drawerContext(drawer)}`;
const workingContext = (id: string, drawer: OpenDrawer) => `evidence working ${id} ${drawerContext(drawer)}`;
const releaseContext = (id: string, drawer: OpenDrawer) => `evidence release ${id} ${drawerContext(drawer)}`;
export const scanContext = (id: string) => `evidence scan ${id}`;
export const heldContext = (id: string) => `evidence held ${id}`;

/** A file's two keys: its own, and the one that its copies lie under. */
export type FileKeys = { file: Buffer; working: Buffer };

export const newWorkingKey = (): Buffer => randomBytes(32);

/** Both keys under the raw drawer's, as its row keeps them. */
export const sealedKeys = (id: string, drawer: OpenDrawer, { file, working }: FileKeys) => ({
  sealedKey: wrapKey(drawer.key, file, fileContext(id, drawer)),
  sealedWorkingKey: wrapKey(drawer.key, working, workingContext(id, drawer)),
});

/** Both under the server's own, as long as scan and preparation need them. */
export const heldKeys = (id: string, scanKey: Buffer, { file, working }: FileKeys) => ({
  scanKey: wrapKey(scanKey, file, scanContext(id)),
  heldWorkingKey: wrapKey(scanKey, working, heldContext(id)),
});

export const heldFileKey = (row: EvidenceRow & { scanKey: Buffer }, scanKey: Buffer): Buffer =>
  unwrapKey(scanKey, row.scanKey, scanContext(row.id));

export const heldWorkingKey = (row: EvidenceRow & { heldWorkingKey: Buffer }, scanKey: Buffer): Buffer =>
  unwrapKey(scanKey, row.heldWorkingKey, heldContext(row.id));

const broken = <T>(row: EvidenceRow, open: () => T): T =>
  orBrokenSeal({ kind: 'LEAD', id: row.leadId }, { evidenceId: row.id }, open);

/** @throws BrokenSeal */
export const openFileKey = (row: EvidenceRow, raw: OpenDrawer): Buffer =>
  broken(row, () => unwrapKey(raw.key, row.sealedKey, fileContext(row.id, raw)));

/** Null for a file that is older than working copies. @throws BrokenSeal */
export function openWorkingKey(row: EvidenceRow, raw: OpenDrawer): Buffer | null {
  const { sealedWorkingKey } = row;
  return (
    sealedWorkingKey && broken(row, () => unwrapKey(raw.key, sealedWorkingKey, workingContext(row.id, raw)))
  );
}

/** The working key for those who read the brief. */
export const sealRelease = (id: string, brief: OpenDrawer, working: Buffer): Buffer =>
  wrapKey(brief.key, working, releaseContext(id, brief));

/** @throws BrokenSeal */
export const openRelease = (row: EvidenceRow, brief: OpenDrawer, sealed: Buffer): Buffer =>
  broken(row, () => unwrapKey(brief.key, sealed, releaseContext(row.id, brief)));
