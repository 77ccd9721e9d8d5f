import { swapPage } from './swap-page.ts';
import { takeTyped, typedSomething } from './typed-words.ts';

/**
 * Another language or letter size without losing a half-written report: the page is fetched as the link would, and what
 * was typed moves over in memory. Nothing is stored on the device, which may be borrowed.
 */
export function switchReading(after: () => void): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-reading]') : null;
    if (!link || !typedSomething()) return;
    event.preventDefault();
    void show(link, after);
  });
}

async function show(link: HTMLAnchorElement, after: () => void): Promise<void> {
  const which = link.dataset['reading'] ?? '';
  const answer = await fetch(link.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
  const page = answer && new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!page?.querySelector('form.report')) {
    for (const alert of document.querySelectorAll<HTMLElement>('[data-offline]')) alert.hidden = false;
    document.querySelector<HTMLElement>('[data-offline] [role=alert]')?.focus();
    return;
  }
  const bringBack = takeTyped();
  const { lang, dataset } = page.documentElement;
  document.documentElement.lang = lang;
  document.documentElement.dataset['elderly'] = dataset['elderly'] ?? 'false';
  document.documentElement.dataset['theme'] = dataset['theme'] ?? 'auto';
  swapPage(page, true);
  bringBack();
  after();
  document.querySelector<HTMLElement>(`a[data-reading="${which}"]`)?.focus();
}
