import type { ReportForm } from '../../contract/report.ts';
import type { DeskKey } from '../../crypto/compartment.ts';
import type { Tx } from '../../db/connection.ts';
import {
  type CompartmentKind,
  DESKS_A_REPORT_NEEDS,
  holdersAtSubmission,
  receiptHolds,
} from '../../domain/compartments.ts';
import { refuse } from '../../domain/errors.ts';
import type { Statement } from '../audit/receipt-proofs.ts';
import type { Drawers, OpenDrawer } from '../compartments/drawers.ts';
import type { EvidenceFiles, StoredFile } from '../evidence/evidence-files.ts';
import type { SearchWords } from '../queue/search-words.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import { type Coming, registrationSheet } from './registering.ts';
import { type RawSheet, type Village, sheetsOf } from './report-facts.ts';

type Deps = {
  staff: Pick<StaffStore, 'keyedDesks'>;
  drawers: Drawers;
  files: EvidenceFiles;
  searchWords: Pick<SearchWords, 'keep'>;
};

/** What one report brings: `receiptKey` is the reporter's own, `statement` what the receipt proves. */
export type Report = {
  leadId: string;
  form: ReportForm;
  village: Village | undefined;
  statement: Statement;
  files: readonly StoredFile[];
  receiptKey: Buffer;
};

export function makeSealReport({ staff, drawers, files, searchWords }: Deps) {
  async function readersAtSubmission(tx: Tx): Promise<(kind: CompartmentKind) => DeskKey[]> {
    const rows = await staff.keyedDesks(tx, DESKS_A_REPORT_NEEDS);
    if (rows.length < DESKS_A_REPORT_NEEDS.length) refuse('DESK_NOT_KEYED');
    return (kind) =>
      rows.flatMap(({ id, code, publicKey }) =>
        publicKey && holdersAtSubmission(kind).some((holder) => holder === code) ? [{ id, publicKey }] : [],
      );
  }

  /**
   * Seals a report into its drawers, each under a key of its own and to the desks that read it from the start (handbook,
   * section F). @throws Refusal DESK_NOT_KEYED while one of them has no member
   */
  return async function sealReport(tx: Tx, report: Report, coming: Coming, at: Date): Promise<void> {
    const { leadId, form, village, statement, receiptKey } = report;
    const { actor = { kind: 'REPORTER' }, registration } = coming;
    const sheets = sheetsOf(form, village);
    const readersOf = await readersAtSubmission(tx);
    const drawerFor = (kind: CompartmentKind) => ({
      kind,
      desks: readersOf(kind),
      ...(receiptHolds(kind) ? { receiptKey } : {}),
    });
    // Every lead has an identity drawer: an empty one must not tell who stayed anonymous.
    const kinds = ['raw', 'brief', 'identity', 'talk'] as const;
    const made = await drawers.makeAll(tx, leadId, kinds.map(drawerFor), at);
    const [raw, brief, identity] = made as [OpenDrawer, OpenDrawer, OpenDrawer];
    const body: RawSheet = {
      ...sheets.raw,
      statement: { text: statement.text, salt: statement.salt },
      ...(registration && { registration: registrationSheet(registration, at) }),
    };
    const author = 'REPORTER' as const;
    await drawers.putAll(tx, [
      [raw, { kind: 'REPORT', author, body, at }],
      [brief, { kind: 'BRIEF', author, body: sheets.brief, at }],
      [identity, { kind: 'PERSON', author, body: sheets.identity, at }],
    ]);
    const broughtBy = registration ? { actor, channel: registration.channel } : {};
    await files.keep(tx, leadId, raw, report.files, at, broughtBy);
    await searchWords.keep(tx, leadId, sheets.brief);
  };
}
