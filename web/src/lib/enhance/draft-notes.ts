/** A half-written report, kept on this device because its owner ticked the box. No file and no secret is in it. */
export type Draft = { savedAt: number; answers: Record<string, string[]>; step?: number };

const KEY = 'tipward-draft';
const LASTS_MS = 7 * 24 * 60 * 60_000;

/** The draft of this device; one that is older than a week, or can't be read, is wiped instead. */
export function readDraft(): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Draft | null;
    if (draft === null) return undefined;
    if (Math.abs(Date.now() - draft.savedAt) < LASTS_MS) return draft;
  } catch {
    // Not ours, or a browser that keeps nothing.
  }
  forgetDraft();
  return undefined;
}

/** `step`: where its writer was, from 0. */
export function keepDraft(answers: Draft['answers'], step: number): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ savedAt: Date.now(), answers, step } satisfies Draft));
  } catch {
    // A full or a closed store: the words on the page stay.
  }
}

export function forgetDraft(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Where nothing can be kept there is nothing to forget.
  }
}
