import type { AskedItem } from '../../domain/code-lists.ts';
import type { SuppliedItem } from '../../domain/supplement.ts';

/** What a message is beside words: a request, its answer, a request for a review, or what came of it. */
export type MessageAbout = 'SUPPLEMENT' | 'ANSWER' | 'REVIEW' | 'REVIEW_KEPT' | 'REVIEW_GRANTED';

/**
 * One message of the conversation, sealed into its drawer. `files`: ids, of the office's own files where the office
 * writes, of evidence where the reporter does: the name of a file can tell who sent it, so it stays in `raw`.
 */
export type MessageSheet = {
  text: string;
  about?: MessageAbout;
  asked?: AskedItem[];
  answers?: SuppliedItem[];
  files?: string[];
};

/** What the open request asks for; one from before there was a list asks in words alone. */
export function openRequest(
  sheets: readonly { author: 'REPORTER' | 'OFFICE'; body: MessageSheet }[],
): { asked: AskedItem[]; text: string } | null {
  const request = sheets.findLast(({ body }) => body.about === 'SUPPLEMENT');
  const last = request ?? sheets.findLast(({ author }) => author === 'OFFICE');
  return last ? { asked: last.body.asked ?? ['OTHER'], text: last.body.text } : null;
}
