/** The ways in which a text may lie in a file or a table without looking like itself, each as bytes to search for. */
export function spellings(text: string): [string, Buffer][] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const ascii = (word: string) => Buffer.from(word, 'latin1');
  return [
    ['UTF-8', utf8],
    ['UTF-16 LE', utf16],
    ['UTF-16 BE', Buffer.from(utf16).swap16()],
    ['hex', ascii(utf8.toString('hex'))],
    ['HEX', ascii(utf8.toString('hex').toUpperCase())],
    ['hex of UTF-16', ascii(utf16.toString('hex'))],
    ['percent-encoded', ascii(encodeURIComponent(text))],
    [
      'JSON escapes',
      ascii(text.replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)),
    ],
    ...base64(utf8).map((word, shift): [string, Buffer] => [`base64, shifted by ${shift}`, ascii(word)]),
    ...base64(utf8).map((word, shift): [string, Buffer] => [
      `base64url, shifted by ${shift}`,
      ascii(word.replaceAll('+', '-').replaceAll('/', '_')),
    ]),
  ];
}

/** In base64 the same bytes look different by where they start; the letters that neighbours share are left off. */
function base64(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const start = [0, 2, 3][shift];
    const end = Math.floor(((shift + bytes.length) * 8) / 6);
    return whole.slice(start, end);
  });
}

export type Place = { where: string; bytes: Buffer };

/** Every secret that shows in any place in any spelling, as `secret: place, spelling`. */
export function showing(secrets: Record<string, string>, places: readonly Place[]): string[] {
  const wanted = Object.entries(secrets).map(([name, text]) => [name, spellings(text)] as const);
  return places.flatMap(({ where, bytes }) =>
    wanted.flatMap(([name, ways]) =>
      ways.filter(([, way]) => bytes.includes(way)).map(([how]) => `${name}: ${where}, ${how}`),
    ),
  );
}
