import { refuse } from '../../domain/errors.ts';
import type { TableLine } from './table-file.ts';

/** What a packed workbook may weigh unpacked: a small file can hide a huge one. */
const UNPACKED_BYTES = 64 * 1024 * 1024;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Workbooks of before 2007, which nothing here reads. */
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The lines of a CSV file (UTF-8 or GB18030, comma, semicolon or tab) or of a workbook's first sheet, whatever the
 * file calls itself. @throws Refusal BAD_REQUEST at `file`, or at `lines.<n>` where a line can't be read
 */
export async function linesIn(bytes: Buffer): Promise<TableLine[]> {
  const begins = (with_: readonly number[]) => with_.every((byte, index) => bytes[index] === byte);
  if (begins(OLD_EXCEL)) refuse('BAD_REQUEST', [{ path: 'file', code: 'NOT_ALLOWED' }]);
  return begins(ZIP) ? readWorkbook(bytes) : readCsv(textOf(bytes));
}

function textOf(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\0')) return text;
    } catch {
      // The next one.
    }
  }
  return refuse('BAD_REQUEST', [{ path: 'file', code: 'BAD_FORMAT' }]);
}

async function readCsv(text: string): Promise<TableLine[]> {
  const { parse, CsvError } = await import('csv-parse/sync');
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = ['\t', ';', ','].find((sign) => first.includes(sign)) ?? ',';
  try {
    const rows = parse(text, { delimiter, info: true, relax_column_count: true, bom: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return rows.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return refuse('BAD_REQUEST', [{ path: `lines.${line}`, code: 'BAD_FORMAT' }]);
  }
}

async function readWorkbook(bytes: Buffer): Promise<TableLine[]> {
  await mustUnpackSmall(bytes);
  const { readSheet } = await import('read-excel-file/node');
  const rows = await readSheet<string>(bytes, { parseNumber: (text) => text }).catch(() =>
    refuse('BAD_REQUEST', [{ path: 'file', code: 'BAD_FORMAT' }]),
  );
  return rows.map((row, index) => ({ line: index + 1, cells: row.map(cellText) }));
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell);
}

/** Unpacks it once into nothing, and stops where it grows too large; what its own directory claims proves nothing. */
async function mustUnpackSmall(bytes: Buffer): Promise<void> {
  const { BlobReader, ZipReader } = await import('@zip.js/zip.js');
  const zip = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])), { useWebWorkers: false });
  let unpacked = 0;
  const sink = () =>
    new WritableStream<Uint8Array>({
      write(chunk) {
        unpacked += chunk.length;
        if (unpacked > UNPACKED_BYTES) throw new Error('too large');
      },
    });
  try {
    for (const entry of await zip.getEntries()) if (!entry.directory) await entry.getData(sink());
  } catch {
    refuse('BAD_REQUEST', [{ path: 'file', code: unpacked > UNPACKED_BYTES ? 'TOO_LONG' : 'BAD_FORMAT' }]);
  } finally {
    await zip.close();
  }
}
