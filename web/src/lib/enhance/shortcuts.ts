/** What a key asks for, outside of fields. `go` waits a moment for its second key: g q. */
export type Shortcut = 'next' | 'previous' | 'queue' | 'search' | 'help';

const OFF = 'tipward.shortcuts';
const SECOND_KEY_MS = 1_500;
const KEYS: Record<string, Shortcut> = { j: 'next', k: 'previous', '/': 'search', '?': 'help' };

/** On until somebody switches them off, on this device (WCAG 2.1.4: a letter alone must not be forced on anybody). */
export function shortcutsOn(): boolean {
  try {
    return localStorage.getItem(OFF) !== 'off';
  } catch {
    return true;
  }
}

export function switchShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'off');
  } catch {
    // A browser that keeps nothing has them on.
  }
}

/** Listens until the returned function is called. Whatever is typed into a field, or with another key held, is no shortcut. */
export function listenForShortcuts(act: (shortcut: Shortcut) => void): () => void {
  let wentAt = 0;
  const heard = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!shortcutsOn() || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const second = Date.now() - wentAt < SECOND_KEY_MS;
    wentAt = event.key === 'g' ? Date.now() : 0;
    const shortcut = second && event.key === 'q' ? 'queue' : KEYS[event.key];
    if (!shortcut) return;
    event.preventDefault();
    act(shortcut);
  };
  document.addEventListener('keydown', heard);
  return () => document.removeEventListener('keydown', heard);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role=textbox]'))
  );
}

/** The lead after or before this one among the links of the list on the page; from nowhere, the first. */
export function neighbour(links: readonly HTMLAnchorElement[], step: 1 | -1): HTMLAnchorElement | undefined {
  const focused = links.findIndex((link) => link === document.activeElement);
  const here = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent !== null);
  if (here < 0) return links[step === 1 ? 0 : links.length - 1];
  return links[here + step];
}
