import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeCrockford,
  formatReceiptCode,
  normaliseReceiptCode,
} from '../../server/domain/receipt-code.ts';

const codes = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(encodeCrockford);

describe("Crockford's base 32", () => {
  it('spells every five bits by their own character', () => {
    const low = Uint8Array.from(Buffer.from('00443214c74254b635cf', 'hex'));
    const high = Uint8Array.from(Buffer.from('84653a56d7c675be77df', 'hex'));
    expect(encodeCrockford(low)).toBe('0123456789ABCDEF');
    expect(encodeCrockford(high)).toBe('GHJKMNPQRSTVWXYZ');
  });

  it('fills the last character up with zero bits', () => {
    expect(encodeCrockford(Uint8Array.of(0xff))).toBe('ZW');
    expect(encodeCrockford(new Uint8Array())).toBe('');
  });

  it('gives different bytes different codes', () => {
    const two = fc.tuple(fc.bigInt(0n, 2n ** 80n - 1n), fc.bigInt(0n, 2n ** 80n - 1n));
    const spell = (n: bigint) => encodeCrockford(Buffer.from(n.toString(16).padStart(20, '0'), 'hex'));
    fc.assert(fc.property(two, ([a, b]) => (spell(a) === spell(b)) === (a === b)));
  });
});

describe('a receipt code as a person types it', () => {
  it.each([
    ['7K3M-01AB-CDEF-GH1J', 'as it is shown'],
    ['7k3m01abcdefgh1j', 'in lower case, run together'],
    ['  7K3M 01AB  CDEF\tGH1J\n', 'with spaces'],
    ['7K3M-OLAB-CDEF-GHIJ', 'with O for 0, L and I for 1'],
    ['7k3m-oiab-cdef-ghlj', 'with small o, i and l'],
    ['７Ｋ３Ｍ－０１ＡＢ－ＣＤＥＦ－ＧＨ１Ｊ', 'full width'],
    ['７ｋ３ｍ　０１ａｂ　ｃｄｅｆ　ｇｈ１ｊ', 'full width in lower case with ideographic spaces'],
    ['7K3M—01AB——CDEF–GH1J', 'with Chinese dashes'],
    ['7K3M−01AB‐CDEF‑GH1J', 'with a minus sign and typographic hyphens'],
    ['7K3Mー01AB_CDEF﹣GH1J', 'with other marks that look like dashes'],
    ['7K3M一01AB～CDEF·GH1J', 'with the character 一, a swung dash and a middle dot'],
    ['\u200b7K3M\u2060-01AB-CDEF-GH1J\ufeff', 'copied out of a chat'],
  ])('%s (%s) is the same code', (typed) => {
    expect(normaliseReceiptCode(typed)).toBe('7K3M01ABCDEFGH1J');
  });

  it.each(['VX0V-VV22-3344-5566', 'UX0U-UU22-3344-5566', 'uxou-uv22-3344-5566'])(
    'takes U for V in %s',
    (typed) => {
      expect(normaliseReceiptCode(typed)).toBe('VX0VVV2233445566');
    },
  );

  it.each([
    ['', 'nothing'],
    ['7K3M-01AB-CDEF-GH1', 'a character short'],
    ['7K3M-01AB-CDEF-GH1JK', 'a character long'],
    ['7K3M-01AB-CDEF-GH1!', 'a mark'],
    ['7K3M-01AB-CDEF-G!H1J', 'a mark too many'],
    ['7K3M-01AB-CDEF-GH1举', 'a Chinese character'],
    ['7K3M-01AB-CDEF-GH1ı', 'a letter that only its capital makes ASCII'],
  ])('%s (%s) is no code', (typed) => {
    expect(normaliseReceiptCode(typed)).toBeNull();
  });

  it('comes back from every spelling of every code', () => {
    const spellings = fc.tuple(
      codes,
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom('', '-', ' ', '　', '—', '－', ' - '),
    );
    fc.assert(
      fc.property(spellings, ([code, small, wide, separator]) => {
        let typed = formatReceiptCode(code).replaceAll('-', separator);
        if (small) typed = typed.toLowerCase();
        if (wide) typed = typed.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
        expect(normaliseReceiptCode(typed)).toBe(code);
      }),
    );
  });

  it('is either no code or, once normal, stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 24 }), (typed) => {
        const code = normaliseReceiptCode(typed);
        expect(code === null || normaliseReceiptCode(code) === code).toBe(true);
      }),
    );
  });
});

describe('a receipt code as it is shown', () => {
  it('is four groups of four', () => {
    expect(formatReceiptCode('7K3M01ABCDEFGH1J')).toBe('7K3M-01AB-CDEF-GH1J');
    expect(formatReceiptCode('7k3m-01ab-cdef-gh1j')).toBe('7K3M-01AB-CDEF-GH1J');
  });

  it('is not made from what is no code', () => {
    expect(() => formatReceiptCode('7K3M')).toThrow(RangeError);
  });
});
