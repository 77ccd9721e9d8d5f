import type { Clock } from '../../adapters/clock.ts';
import type { MakeOfficeFile } from '../../adapters/office-file/office-file.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { classOf } from '../../domain/disposition.ts';
import { refuse } from '../../domain/errors.ts';
import { type Paper, type TransferPaper, transferPaper } from '../../domain/transfer-papers.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DispositionsStore } from '../dispositions/dispositions.store.ts';
import type { Gate } from '../gate.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { ReadTransferFacts } from './transfer-facts.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  acts: LeadActs;
  dispositions: DispositionsStore;
  audit: AuditStore;
  readFacts: ReadTransferFacts;
  makeOfficeFile: MakeOfficeFile;
  /** How many files are made at once; whoever comes next is told to come back. */
  gate: Gate;
};

const NAMES: Record<TransferPaper, string> = { letter: '移送书', report: '调查报告', list: '涉案物品清单' };

/** The papers of a transfer to the police, on the screen and as files: the same words. */
export function makeTransferPapers(deps: Deps) {
  const { acts, dispositions, audit, readFacts, makeOfficeFile, gate, clock } = deps;

  /**
   * Each reading is on the log before it is shown.
   * @throws Refusal NOT_FOUND, KEY_MISSING, RECUSED, ILLEGAL_TRANSITION where no class C case is
   */
  const read = (
    caller: Caller,
    leadId: string,
    paper: TransferPaper,
  ): Promise<Paper & { reference: string }> =>
    acts.on(caller, { leadId }, async (scene) => {
      const { tx, standing, lead, actor, now } = scene;
      const found = (await dispositions.ofLead(tx, leadId)).find(({ round }) => round === standing.round);
      if (!found || classOf(found.status) !== 'C') refuse('ILLEGAL_TRANSITION');
      const facts = await readFacts(scene, caller, found);
      await audit.append(tx, {
        actor,
        act: 'case.paper',
        subject: { kind: 'LEAD', id: leadId },
        facts: { caseId: found.id, paper },
        at: now,
      });
      return { ...transferPaper(paper, facts), reference: lead.reference };
    });

  return {
    read,
    /** As DOCX. Throws as {@link read}; BUSY where too many are being made. */
    async take(
      caller: Caller,
      leadId: string,
      paper: TransferPaper,
    ): Promise<{ name: string; body: Buffer }> {
      const { reference, ...letter } = await read(caller, leadId, paper);
      const mark = `${letter.organ} ${reference}`;
      const at = clock.now().toISOString();
      const body = await gate.run(() =>
        makeOfficeFile({ kind: 'LETTER', letter: { ...letter, mark, by: letter.organ, at } }),
      );
      return { name: `${reference}-${NAMES[paper]}.docx`, body };
    },
  };
}
export type TransferPapersService = ReturnType<typeof makeTransferPapers>;
