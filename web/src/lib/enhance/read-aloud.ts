const DIGITS_ZH = '零一二三四五六七八九';
const RATE = 0.75;

/** `{n}` is the number of the group. */
export type AloudWords = { before: string; group: string; after: string };

/** What is said, one piece after the other: each letter by itself, so that there is time to write it down. */
export function spelled(code: string, words: AloudWords, chinese: boolean): string[] {
  const letter = (sign: string) => (chinese && /\d/.test(sign) ? (DIGITS_ZH[Number(sign)] ?? sign) : sign);
  const groups = code
    .split('-')
    .flatMap((group, at) => [words.group.replace('{n}', String(at + 1)), ...[...group].map(letter)]);
  return [words.before, ...groups, words.after];
}

/**
 * A voice of this device that speaks the page's language. Others send what they read to their maker, and a receipt code
 * goes to nobody.
 */
export function ownVoice(language: string): SpeechSynthesisVoice | undefined {
  const { speechSynthesis: speech } = globalThis as { speechSynthesis?: SpeechSynthesis };
  const [wanted = ''] = language.split('-');
  const fits = (speech?.getVoices() ?? []).filter(
    ({ lang, localService }) => localService && lang.toLowerCase().startsWith(wanted),
  );
  return fits.find(({ lang }) => lang.replace('_', '-') === language) ?? fits[0];
}

/** Says it slowly; `ended` when it is over, or was stopped. */
export function sayAloud(pieces: readonly string[], voice: SpeechSynthesisVoice, ended: () => void): void {
  speechSynthesis.cancel();
  pieces.forEach((piece, at) => {
    const words = new SpeechSynthesisUtterance(piece);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = RATE;
    if (at === pieces.length - 1) words.addEventListener('end', ended);
    words.addEventListener('error', ended);
    speechSynthesis.speak(words);
  });
}
