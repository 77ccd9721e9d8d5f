import { encode } from 'uqr';

/** A QR code as one SVG path over a square of `size` units, quiet zone and all; drawn here, so no phone loads a library. */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size, path };
}
