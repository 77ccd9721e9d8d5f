import { takeFiles } from './list-files.ts';
import { neutralName } from './neutral-name.ts';

/**
 * Other ways into a file box than choosing a file: the camera, a screenshot from the clipboard, a file dragged onto the
 * page, and the voice recorder, whose script comes only when it is asked for.
 */
export function bringFiles(): void {
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !('camera' in target.dataset)) return;
    // A phone calls every photo the same, or by the minute it was taken.
    bring(waysOf(target), [...(target.files ?? [])], 'photo');
    target.value = '';
  });
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('[data-paste], [data-record]') : null;
    const ways = button && waysOf(button);
    if (!ways) return;
    if (button.matches('[data-record]')) record(ways);
    else void readClipboard(ways);
  });
  document.addEventListener('paste', (event) => {
    const { clipboardData } = event;
    // Words that an office programme copies carry a picture of themselves.
    if (!clipboardData?.files.length || clipboardData.types.includes('text/plain')) return;
    if (bring(waysFor(event.target), [...clipboardData.files], 'shot')) event.preventDefault();
  });
  document.addEventListener('dragover', (event) => show(event, true));
  document.addEventListener('dragleave', (event) => show(event, false));
  document.addEventListener('drop', (event) => {
    const ways = show(event, false);
    if (ways && event.dataTransfer) bring(ways, [...event.dataTransfer.files], undefined);
  });
  document.addEventListener('tipward-take', (event) => {
    const { box, take } = (event as CustomEvent<{ box: string; take: Blob }>).detail;
    const ways = document.querySelector<HTMLElement>(`[data-ways-of="${box}"]`);
    bring(ways, [take], 'voice');
  });
}

type Kind = 'photo' | 'shot' | 'voice';

const waysOf = (place: Element) => place.closest<HTMLElement>('[data-ways-of]');

/** The box that is meant: the one of the form where it happened, else the page's first; only one that can be seen. */
function waysFor(target: EventTarget | null): HTMLElement | undefined {
  const form = target instanceof Element ? target.closest('form') : null;
  const all = [...document.querySelectorAll<HTMLElement>('[data-ways-of]')].filter(isSeen);
  return all.find((ways) => form?.contains(ways)) ?? all[0];
}

const isSeen = (place: HTMLElement): boolean =>
  'checkVisibility' in place ? place.checkVisibility() : place['offsetParent'] !== null;

/** True where there was a box to take them. A `kind` gives names that tell nothing; without one they keep theirs. */
function bring(
  ways: HTMLElement | null | undefined,
  blobs: readonly Blob[],
  kind: Kind | undefined,
): boolean {
  const input = document.getElementById(ways?.dataset['waysOf'] ?? '');
  if (!ways || !(input instanceof HTMLInputElement)) return false;
  const word = kind && ways.dataset[kind];
  const files = blobs.map((blob) => {
    if (blob instanceof File && (!word || !blob.type.startsWith('image/'))) return blob;
    return new File([blob], neutralName(ways.closest('form') ?? ways, word ?? '', blob.type), {
      type: blob.type,
    });
  });
  say(ways, '');
  takeFiles(input, files);
  return true;
}

function say(ways: HTMLElement, words: string | undefined): void {
  const line = ways.querySelector('[role=status]');
  if (line) line.textContent = words ?? '';
}

/** A file over the page is for us, or for nobody: else the browser would leave the page for it. */
function show(event: DragEvent, over: boolean): HTMLElement | undefined {
  const form = document.querySelector('[data-ways-of]');
  if (!form || !event.dataTransfer?.types.includes('Files')) return undefined;
  if (event.target instanceof HTMLInputElement) return undefined;
  event.preventDefault();
  const ways = waysFor(event.target);
  ways?.toggleAttribute('data-over', over);
  return ways;
}

async function readClipboard(ways: HTMLElement): Promise<void> {
  try {
    const items = await navigator.clipboard.read();
    const pictures = items.flatMap((item) => {
      const type = item.types.find((each) => each.startsWith('image/'));
      return type ? [item.getType(type)] : [];
    });
    if (pictures.length > 0) bring(ways, await Promise.all(pictures), 'shot');
    else say(ways, ways.dataset['noPicture']);
  } catch {
    say(ways, ways.dataset['noClipboard']);
  }
}

/** Shows the button for the clipboard where the browser lets a page read one. Runs again on each page that comes. */
export function offerPaste(): void {
  const { clipboard } = navigator as { clipboard?: Partial<Clipboard> };
  for (const button of document.querySelectorAll<HTMLElement>('[data-paste]'))
    button.hidden = !clipboard?.read;
}

let recorder: 'none' | 'loading' | 'here' = 'none';

function record(ways: HTMLElement): void {
  const ask = () =>
    document.dispatchEvent(new CustomEvent('tipward-record', { detail: ways.dataset['waysOf'] }));
  say(ways, '');
  if (recorder === 'here') return void ask();
  if (recorder === 'loading') return;
  recorder = 'loading';
  const script = document.createElement('script');
  script.src = ways.dataset['recorder'] ?? '';
  script.addEventListener('load', () => {
    recorder = 'here';
    ask();
  });
  script.addEventListener('error', () => {
    recorder = 'none';
    script.remove();
    say(ways, ways.dataset['noRecorder']);
  });
  document.head.append(script);
}
