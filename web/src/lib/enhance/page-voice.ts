import { ownVoice } from './read-aloud.ts';

/** What is read: blocks that hold words of their own. A code that must stay secret says so itself. */
const BLOCKS = 'h1, h2, h3, p, li, dt, dd, legend, label, caption, th, td, summary';
const SILENT = '[aria-hidden=true], [hidden], [data-silent], noscript, script, style';

/**
 * The page's main text by a voice of the device itself, so that nothing leaves the phone. The button shows where there
 * is one.
 */
export function offerVoice(): void {
  const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  const button = document.querySelector<HTMLButtonElement>('button[data-read-aloud]');
  if (!speech || !button || button.dataset['ready']) return;
  button.dataset['ready'] = 'yes';
  const words = button.querySelector('[data-words]');
  const { start = '', stop = '' } = button.dataset;
  const voice = () => ownVoice(document.documentElement.lang);
  const look = (): void => {
    button.hidden = voice() === undefined;
  };
  const show = (reading: boolean): void => {
    button.setAttribute('aria-pressed', String(reading));
    if (words) words.textContent = reading ? stop : start;
  };
  button.addEventListener('click', () => {
    const lines =
      button.getAttribute('aria-pressed') === 'true' ? [] : linesOf(document.querySelector('main'));
    speech.cancel();
    show(lines.length > 0);
    // One block at a time: some phones fall silent in the middle of a long one.
    for (const [index, line] of lines.entries()) {
      const said = new SpeechSynthesisUtterance(line);
      said.voice = voice() ?? null;
      said.lang = document.documentElement.lang;
      said.rate = 0.9;
      if (index === lines.length - 1) said.onend = () => show(false);
      speech.speak(said);
    }
  });
  look();
  // Browsers learn of their voices after a while.
  speech.addEventListener('voiceschanged', look);
  addEventListener('pagehide', () => speech.cancel());
}

function linesOf(main: Element | null): string[] {
  const blocks = [...(main?.querySelectorAll<HTMLElement>(BLOCKS) ?? [])];
  return blocks
    .filter((block) => !block.closest(SILENT) && block.offsetParent !== null && !block.querySelector(BLOCKS))
    .map((block) => block.innerText.trim())
    .filter((line) => line !== '');
}
