import iconv from 'iconv-lite';
import { inWidth, fileLines, type FileCell, type FileHead, type Payment } from '../../domain/payment-file.ts';
import type { PaymentTemplate } from '../../domain/payment-template.ts';
import { csvCell } from '../csv-cell.ts';

const NEWLINE = '\r\n';
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** How a format calls itself on its way out. */
export const FILE_TYPES = {
  CSV: { type: 'text/csv', ending: 'csv' },
  FIXED: { type: 'text/plain', ending: 'txt' },
  XLSX: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
} as const;

/**
 * The file that the bank takes, in the form of its template: the same payments make the same bytes, whenever it is asked for.
 * @throws Refusal CONDITION_NOT_MET at `lines.<n>` where something doesn't fit its width or the encoding
 */
export async function bankFile(
  template: PaymentTemplate,
  head: FileHead,
  payments: readonly Payment[],
): Promise<Buffer> {
  const lines = fileLines(template, head, payments);
  if (template.format === 'XLSX') return workbook(lines);
  const bytesOf = (text: string) => encoded(template, text).length;
  const written = (line: FileCell[], at: number) =>
    template.format === 'FIXED'
      ? line.map((cell) => inWidth(cell, bytesOf, at + 1)).join('')
      : line.map(({ text }) => separated(text, template.separator)).join(template.separator);
  const bytes = encoded(template, lines.map((line, at) => written(line, at) + NEWLINE).join(''));
  return template.encoding === 'UTF8_BOM' ? Buffer.concat([BOM, bytes]) : bytes;
}

const encoded = ({ encoding }: PaymentTemplate, text: string): Buffer =>
  encoding === 'GB18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8');

/** A cell that holds the file's own separator is quoted too. */
function separated(text: string, separator: string): string {
  const cell = csvCell(text);
  return cell.includes(separator) && !cell.startsWith('"') ? `"${cell}"` : cell;
}

/** A sheet of texts: a spreadsheet would take the end of a long account number for its own. */
async function workbook(lines: readonly FileCell[][]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const data = lines.map((line) => line.map(({ text }) => ({ value: text, type: String, format: '@' })));
  return withoutTime(await writeXlsxFile([{ data, sheet: '1' }]).toBuffer());
}

const DIRECTORY_END = 0x06054b50;

/** The archive's entries say when they were written; without it the same sheet is the same file. */
function withoutTime(zip: Uint8Array): Buffer {
  const bytes = Buffer.from(zip);
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== DIRECTORY_END) end -= 1;
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    const local = bytes.readUInt32LE(at + 42);
    // 1 January 1980, the first moment that the format knows.
    bytes.writeUInt32LE(0x00210000, at + 12);
    bytes.writeUInt32LE(0x00210000, local + 10);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}
