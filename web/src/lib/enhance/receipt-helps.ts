import { type AloudWords, ownVoice, sayAloud, spelled } from './read-aloud.ts';
import { type Card, receiptPicture } from './receipt-picture.ts';

// Comes with a code that is shown once: a picture of it to keep, and a voice that reads it. Both are made here; the
// code leaves the page by no line.

function help(): void {
  const place = document.querySelector<HTMLElement>('[data-receipt-helps]');
  if (!place || place.dataset['helped']) return;
  place.dataset['helped'] = 'yes';
  const card = JSON.parse(place.dataset['card'] ?? '{}') as Card;
  const picture = place.querySelector<HTMLElement>('[data-picture]');
  if (picture) picture.hidden = false;
  picture?.querySelector('button')?.addEventListener('click', () => void keepPicture(card));
  offerVoice(place, card.code);
}

async function keepPicture(card: Card): Promise<void> {
  const qr = document.querySelector<SVGSVGElement>('[data-qr]');
  const canvas = receiptPicture(card, {
    size: qr?.viewBox.baseVal.width ?? 1,
    path: qr?.querySelector('path')?.getAttribute('d') ?? '',
  });
  show(canvas, card);
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!content) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = card.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Some browsers inside other apps save nothing by themselves, but let a picture be kept by a long press. */
function show(canvas: HTMLCanvasElement, card: Card): void {
  const place = document.querySelector<HTMLElement>('[data-picture-place]');
  if (!place) return;
  const image = document.createElement('img');
  image.src = canvas.toDataURL('image/png');
  image.alt = `${card.title} ${card.code}`;
  image.className = 'mt-1 w-full max-w-[20rem] border border-line';
  const note = document.createElement('p');
  note.setAttribute('role', 'status');
  note.className = 'mt-1 font-semibold text-green';
  note.textContent = place.dataset['saved'] ?? '';
  place.replaceChildren(note, image);
}

function offerVoice(place: HTMLElement, code: string): void {
  const box = place.querySelector<HTMLElement>('[data-aloud]');
  const button = box?.querySelector('button');
  if (!box || !button || !('speechSynthesis' in globalThis)) return;
  const words = JSON.parse(box.dataset['aloud'] ?? '{}') as AloudWords & { read: string; stop: string };
  const label = button.querySelector('[data-label]') ?? button;
  const language = document.documentElement.lang;
  const look = (): void => {
    box.hidden = ownVoice(language) === undefined;
    const note = document.querySelector<HTMLElement>('[data-aloud-note]');
    if (note) note.hidden = box.hidden;
  };
  const tell = (speaking: boolean): void => {
    box.dataset['speaking'] = String(speaking);
    label.textContent = speaking ? words.stop : words.read;
  };
  button.addEventListener('click', () => {
    const voice = ownVoice(language);
    if (box.dataset['speaking'] === 'true') {
      speechSynthesis.cancel();
      tell(false);
    } else if (voice) {
      tell(true);
      sayAloud(spelled(code, words, language.startsWith('zh')), voice, () => tell(false));
    }
  });
  look();
  // Browsers learn of their voices after a while.
  speechSynthesis.addEventListener('voiceschanged', look);
}

help();
document.addEventListener('tipward-shown', help);
// A voice would go on over the next page.
addEventListener('pagehide', () => speechSynthesis?.cancel());
