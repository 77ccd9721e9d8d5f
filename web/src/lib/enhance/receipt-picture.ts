/** What stands on the picture of a receipt: enough to come back with, and not a word of what it is about. */
export type Card = {
  district: string;
  title: string;
  label: string;
  code: string;
  hint: string;
  lines: readonly (readonly [string, string])[];
  scan: string;
  address: string;
  once: string;
  file: string;
};
export type Qr = { size: number; path: string };

const WIDTH = 1080;
const MARGIN = 80;
const INNER = WIDTH - 2 * MARGIN;
const QR_SIDE = 520;
const SANS = "system-ui, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";
const MONO = "ui-monospace, Menlo, Consolas, 'Noto Sans Mono', monospace";
const INK = '#1d1b17';
const QUIET = '#5c574c';

/** The receipt as a picture to keep, drawn by this device alone. Always dark on white: cameras and printers need it. */
export function receiptPicture(card: Card, qr: Qr): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = 100;
  // Once to learn how high it is; a new height wipes the canvas.
  canvas.height = paint(canvas, card, qr);
  paint(canvas, card, qr);
  return canvas;
}

function paint(canvas: HTMLCanvasElement, card: Card, qr: Qr): number {
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, WIDTH, canvas.height);
  pen.fillStyle = '#0b5d66';
  pen.fillRect(0, 0, WIDTH, 20);
  pen.textBaseline = 'top';
  let y = 72;

  const write = (text: string, size: number, color = INK, weight = 400, gap = 0): void => {
    pen.font = `${weight} ${size}px ${SANS}`;
    pen.fillStyle = color;
    for (const line of linesOf(pen, text)) {
      pen.fillText(line, MARGIN, y);
      y += Math.round(size * 1.45);
    }
    y += gap;
  };
  write(card.district, 40, QUIET);
  write(card.title, 60, INK, 600, 32);
  write(card.label, 40, QUIET);
  const groups = card.code.split('-');
  pen.font = `600 128px ${MONO}`;
  pen.fillStyle = INK;
  groups.forEach((group, at) => {
    pen.fillText(group, MARGIN + (at % 2) * (INNER / 2), y + Math.floor(at / 2) * 152);
  });
  y += Math.ceil(groups.length / 2) * 152 + 8;
  write(card.hint, 34, QUIET, 400, 36);
  for (const [term, text] of card.lines) write(`${term}  ${text}`, 40);
  y += 28;
  drawQr(pen, qr, y);
  y += QR_SIDE + 24;
  write(card.scan, 34, QUIET);
  write(card.address, 34, QUIET, 400, 28);
  write(card.once, 40, INK, 600);
  return y + 60;
}

function drawQr(pen: CanvasRenderingContext2D, { size, path }: Qr, y: number): void {
  // Whole dots, or their edges blur.
  const dot = Math.floor(QR_SIDE / size);
  pen.save();
  pen.translate(MARGIN - 2 * dot, y);
  pen.scale(dot, dot);
  pen.fillStyle = '#000000';
  pen.fill(new Path2D(path));
  pen.restore();
}

/** Breaks between Chinese characters and between Western words; no line begins with a stop. */
function linesOf(pen: CanvasRenderingContext2D, text: string): string[] {
  const lines = [''];
  for (const piece of text.match(/\s+|(?:[!-~’]+|[^!-~\s’])[，。：；、？！）”]*/gu) ?? []) {
    const line = lines[lines.length - 1] ?? '';
    if (pen.measureText(line + piece).width <= INNER) lines[lines.length - 1] = line + piece;
    else lines.push(piece.trimStart());
  }
  return lines.filter(Boolean);
}
