import type { Message } from '../../contract/talk.ts';
import type { Tx } from '../../db/connection.ts';
import type { Drawers, OpenDrawer, Sheet } from '../compartments/drawers.ts';
import type { MessageFiles } from './message-files.ts';
import type { MessageSheet } from './message-sheet.ts';

type FileFacts = { name: string | null; size: number | null };
/** What a reader may know of a file that a message names. */
export type NameOf = (author: 'REPORTER' | 'OFFICE', id: string) => FileFacts;

/** A sheet of the conversation as a page shows it. */
export function messageOf({ author, body, createdAt }: Sheet<MessageSheet>, nameOf: NameOf): Message {
  return {
    from: author,
    about: body.about ?? null,
    text: body.text,
    asked: body.asked ?? [],
    answers: body.answers ?? [],
    files: (body.files ?? []).map((id) => ({ id, ...nameOf(author, id) })),
    at: createdAt.toISOString(),
  };
}

/** The messages in an open conversation; `evidence`: the reporter's own files, for who may know their names. */
export async function messagesIn(
  tx: Tx,
  { drawers, messageFiles }: { drawers: Drawers; messageFiles: MessageFiles },
  talk: OpenDrawer,
  evidence: ReadonlyMap<string, FileFacts>,
): Promise<{ sheets: Sheet<MessageSheet>[]; messages: Message[] }> {
  const sheets = await drawers.sheets<MessageSheet>(tx, talk, 'MESSAGE');
  const sent = await messageFiles.sent(tx, talk);
  const unknown: FileFacts = { name: null, size: null };
  const nameOf: NameOf = (author, id) => {
    const { name, size } = (author === 'OFFICE' ? sent.get(id) : evidence.get(id)) ?? unknown;
    return { name, size };
  };
  return { sheets, messages: sheets.map((sheet) => messageOf(sheet, nameOf)) };
}
