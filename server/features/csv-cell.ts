/**
 * One cell of a CSV file. A text that begins like a formula would be run by the spreadsheet of whoever opens the file,
 * and signs that nobody sees (breaks, controls, turned writing) could show a reader something else than stands there.
 */
export function csvCell(text: string): string {
  const seen = text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const harmless = /^[=+\-@＝＋－＠]/u.test(seen) ? `'${seen}` : seen;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Spreadsheets read Chinese as noise without it. */
export const BYTE_ORDER_MARK = '\uFEFF';
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
