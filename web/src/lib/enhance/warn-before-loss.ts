import { typedSomething } from './typed-words.ts';

/**
 * Asks before a page goes that shows a code for the only time, until its reader has said that it is written down, and
 * before a half-written report goes. "Leave quickly" is never asked: whoever presses it has no second to lose.
 */
export function warnBeforeLoss(): void {
  let asked = false;
  addEventListener('beforeunload', (event) => {
    if (!asked && (onceShown() || typedSomething())) event.preventDefault();
  });
  const ask = (event: Event): void => {
    const words = onceShown()?.dataset['once'];
    if (words === undefined) return;
    // Phones don't ask by themselves before a page goes.
    asked = confirm(words);
    if (asked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.protocol.startsWith('http') || link.target === '_blank' || link.hash !== '') return;
    if (link.pathname === '/leave') asked = true;
    else ask(event);
  });
  document.addEventListener('submit', ask);
}

/** The place of a code that nobody has ticked off yet. */
function onceShown(): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[data-once]')].find(
    (place) => place.querySelector<HTMLInputElement>('input[data-noted]')?.checked !== true,
  );
}
