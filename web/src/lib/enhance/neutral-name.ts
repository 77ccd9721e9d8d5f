const ENDINGS: Record<string, string> = { jpeg: 'jpg', mp4: 'm4a', quicktime: 'mov', 'svg+xml': 'svg' };
/** Such a name: the file was made on the page that took it, and is nowhere else. */
export const MADE_HERE = /^(?:录音|截图|照片|recording|screenshot|photo)-\d+\.\w+$/;
const last = new Map<string, number>();

/** `录音-1.webm`: a name that tells what it is and nothing of who made it, and that no other file in the form has. */
export function neutralName(form: Element, word: string, type: string): string {
  const [, kind = ''] = /^\w+\/([\w+.-]+)/.exec(type) ?? [];
  const ending = ENDINGS[kind] ?? (kind || 'bin');
  const shown = form.textContent ?? '';
  let number = (last.get(word) ?? 0) + 1;
  while (shown.includes(`${word}-${number}.`)) number += 1;
  last.set(word, number);
  return `${word}-${number}.${ending}`;
}
