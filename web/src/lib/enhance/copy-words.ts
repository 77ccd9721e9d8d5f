export type Copied = 'copied' | 'selected' | 'failed';

/**
 * Copies, also where the page came over plain http and the browser offers no clipboard: then the old command, and
 * where that is refused too the shown words are selected, so that one press of a key copies them.
 */
export async function copyWords(text: string, shown: Element | null): Promise<Copied> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    if (copiedTheOldWay(text)) return 'copied';
  }
  const selection = getSelection();
  if (!shown || !selection) return 'failed';
  selection.selectAllChildren(shown);
  return 'selected';
}

function copiedTheOldWay(text: string): boolean {
  const box = document.createElement('textarea');
  const before = document.activeElement;
  box.value = text;
  box.className = 'sr-only';
  document.body.append(box);
  box.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    box.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
