import type { VoiceWords } from '../voice-words.ts';
import { reveal } from './reveal.ts';
import { type Recording, type Take, Troubled, record } from './voice-recorder.ts';
import { type Shown, voicePanel } from './voice-panel.ts';

// Comes only when somebody wants to record; the recording stays in the page until they say that it is to go in.

const MAX_SECONDS = 30 * 60;
const TICK_MS = 500;
let box = '';
let shown: Shown = { state: 'closed' };
let recording: Recording | undefined;
let take: (Take & { url: string }) | undefined;
let panel: HTMLElement | undefined;

const placeOf = () => document.querySelector<HTMLElement>(`[data-ways-of="${box}"] [data-recorder-place]`);

function show(next: Shown): void {
  shown = next;
  const place = placeOf();
  if (!place) return;
  const words = JSON.parse(place.dataset['words'] ?? '{}') as VoiceWords;
  panel = voicePanel(words, next, { stop: () => recording?.stop(), use, again: begin, drop });
  place.replaceChildren(...(panel ? [panel] : []));
  panel?.querySelector<HTMLElement>('[data-focus]')?.focus();
}

async function begin(): Promise<void> {
  forget();
  show({ state: 'asking' });
  const maxBytes = Number(placeOf()?.dataset['maxBytes'] || Infinity);
  try {
    recording = await record({ maxSeconds: MAX_SECONDS, maxBytes, ended });
    show({ state: 'recording', maxSeconds: MAX_SECONDS });
    tick();
  } catch (error) {
    show({ state: 'trouble', trouble: error instanceof Troubled ? error.trouble : 'broken' });
  }
}

function tick(): void {
  if (!recording) return;
  const clock = panel?.querySelector('[data-clock]');
  if (clock) clock.textContent = clockOf(recording.seconds());
  setTimeout(tick, TICK_MS);
}

const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

function ended(heard: Take | undefined): void {
  recording = undefined;
  // The page has gone on without it: the report is sent.
  if (!placeOf()) return forget();
  if (!heard) return show({ state: 'trouble', trouble: 'broken' });
  take = { ...heard, url: URL.createObjectURL(heard.blob) };
  const { undecided = false } = shown;
  show({ state: 'took', url: take.url, length: clockOf(heard.seconds), full: heard.full, undecided });
}

function use(): void {
  if (take) document.dispatchEvent(new CustomEvent('tipward-take', { detail: { box, take: take.blob } }));
  drop();
}

function drop(): void {
  forget();
  show({ state: 'closed' });
  document.querySelector<HTMLElement>(`[data-ways-of="${box}"] [data-record] button`)?.focus();
}

function forget(): void {
  if (take) URL.revokeObjectURL(take.url);
  take = undefined;
}

document.addEventListener('tipward-record', (event) => {
  // Asked again, or in another form, while it runs: one at a time.
  const place = placeOf();
  if (shown.state !== 'closed' && shown.state !== 'trouble' && place) return reveal(place);
  if (shown.state === 'trouble') show({ state: 'closed' });
  box = (event as CustomEvent<string>).detail;
  void begin();
});

// Another language brings another page in this one's place; a report that was sent has no place any more.
document.addEventListener('tipward-shown', () => {
  if (placeOf()) return show(shown);
  recording?.stop();
  forget();
  shown = { state: 'closed' };
});

/** A recording that nobody has decided on must neither be lost with the form nor go with it unasked. */
function hold(event: Event): void {
  const place = placeOf();
  if (!['recording', 'took'].includes(shown.state) || !place) return;
  if (!(event.target instanceof HTMLElement) || !event.target.contains(place)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (shown.state === 'recording') recording?.stop();
  show({ ...shown, undecided: true });
  reveal(place);
  panel?.querySelector<HTMLElement>('[data-focus]')?.focus();
}
document.addEventListener('submit', hold, true);
document.addEventListener('tipward-leave-step', hold);
