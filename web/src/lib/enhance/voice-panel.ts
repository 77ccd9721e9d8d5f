import type { VoiceWords } from '../voice-words.ts';
import type { VoiceTrouble } from './voice-recorder.ts';

export type Shown = { undecided?: boolean } & (
  | { state: 'closed' | 'asking' }
  | { state: 'recording'; maxSeconds: number }
  | { state: 'took'; url: string; length: string; full: boolean }
  | { state: 'trouble'; trouble: VoiceTrouble }
);
type Acts = Record<'stop' | 'use' | 'again' | 'drop', () => void>;

/** What the recorder shows: one sentence on how it stands, and what can be done now. Nothing while it is closed. */
export function voicePanel(words: VoiceWords, shown: Shown, acts: Acts): HTMLElement | undefined {
  if (shown.state === 'closed') return undefined;
  const panel = make('div', 'mt-1 space-y-1 rounded-box border border-line bg-raised px-1.5 py-1');
  panel.dataset['state'] = shown.state;
  if (shown.state === 'recording' || shown.state === 'took') panel.dataset['take'] = '';
  const line = make('p', 'font-semibold');
  line.setAttribute('role', 'status');
  const buttons = make('div', 'flex flex-wrap gap-1');
  panel.append(line);
  switch (shown.state) {
    case 'asking':
      line.textContent = words.asking;
      break;
    case 'recording': {
      line.textContent = `● ${words.going}`;
      line.className = 'font-semibold text-vermilion';
      const clock = make('p', 'numerals text-lead');
      const now = make('span', '');
      now.dataset['clock'] = '';
      now.textContent = '0:00';
      clock.append(
        now,
        note(`  ${words.limit.replace('{minutes}', String(Math.round(shown.maxSeconds / 60)))}`, 'span'),
      );
      panel.append(clock, note(words.known));
      buttons.append(button(words.stop, 'border-teal bg-teal text-on-teal', acts.stop, true));
      break;
    }
    case 'took': {
      const sound = make('audio', 'w-full max-w-[26rem]');
      sound.controls = true;
      sound.src = shown.url;
      line.textContent = (shown.full ? words.full : words.took).replace('{length}', shown.length);
      panel.append(sound, note(words.known));
      buttons.append(
        button(words.use, 'border-teal bg-teal text-on-teal', acts.use, true),
        button(words.again, 'border-teal bg-raised text-teal', acts.again),
        button(words.drop, 'border-vermilion bg-raised text-vermilion', acts.drop),
      );
      break;
    }
    case 'trouble':
      line.textContent = words[shown.trouble];
      line.className = '';
      buttons.append(button(words.close, 'border-teal bg-raised text-teal', acts.drop, true));
  }
  if (shown.undecided) panel.append(note(words.undecided, 'p', 'font-semibold text-amber'));
  panel.append(buttons);
  return panel;
}

function note(text: string, tag: 'p' | 'span' = 'p', look = 'text-small text-quiet'): HTMLElement {
  const element = make(tag, look);
  element.textContent = text;
  return element;
}

function button(words: string, look: string, act: () => void, focus = false): HTMLButtonElement {
  const element = make(
    'button',
    `min-h-[2.75em] cursor-pointer rounded-box border px-2 py-0.5 font-semibold ${look}`,
  );
  element.type = 'button';
  element.textContent = words;
  element.toggleAttribute('data-focus', focus);
  element.addEventListener('click', act);
  return element;
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, look: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = look;
  return element;
}
