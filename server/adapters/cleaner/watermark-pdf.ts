import { PDFDocument, StandardFonts, degrees, rgb } from '@cantoo/pdf-lib';
import { plain } from './mark-letters.ts';

/** A PDF with the mark over each page. */
export async function markedPdf(pdf: Uint8Array, mark: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const face = await document.embedFont(StandardFonts.Courier);
  for (const page of document.getPages()) {
    const { width, height } = page.getSize();
    const size = Math.max(width, height) / 60;
    const look = { size, font: face, color: rgb(0.45, 0.45, 0.45), opacity: 0.35, rotate: degrees(30) };
    for (let y = -height / 4; y < height; y += height / 5) {
      for (let x = 0; x < width; x += width / 2) page.drawText(plain(mark), { ...look, x, y });
    }
  }
  return document.save({ addDefaultPage: false });
}
