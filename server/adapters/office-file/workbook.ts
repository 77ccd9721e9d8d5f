import writeXlsxFile, {
  type Image,
  type Feature,
  type SheetData,
  type Sheet as WrittenSheet,
} from 'write-excel-file/node';
import type { Book, Mark, Sheet } from './office-file.ts';

type Content = Image['content'];

/** A workbook with the mark on top of each sheet, in the margin of each printed page and among its properties. */
export async function workbookOf(book: Book): Promise<Uint8Array> {
  const sheets = book.sheets.map((sheet, index) => written(sheet, book, index));
  return writeXlsxFile(sheets, { fontFamily: '宋体', features: [properties(book)] }).toBuffer();
}

function written(sheet: Sheet, { mark }: Mark, index: number): WrittenSheet<Content> {
  const wide = sheet.columns.length;
  const head = { fontWeight: 'bold', backgroundColor: '#e4efee', borderColor: '#8a8375' } as const;
  const data: SheetData = [
    [{ value: mark, type: String, textColor: '#b93a26', wrap: true, columnSpan: wide, height: 32 }],
    sheet.columns.map((label) => ({ value: label, type: String, wrap: true, ...head })),
    ...sheet.rows.map((row) =>
      row.map((cell) =>
        cell === null
          ? null
          : typeof cell === 'number'
            ? { value: cell, type: Number }
            : // A text stays a text: nothing that begins like a formula is run.
              { value: cell, type: String, format: '@' },
      ),
    ),
  ];
  const widths = sheet.columns.map((label, column) =>
    Math.max(...[label, ...sheet.rows.slice(0, 200).map((row) => row[column])].map(widthOf)),
  );
  return {
    data,
    sheet: sheetName(sheet.title, index),
    stickyRowsCount: 2,
    orientation: 'landscape',
    columns: widths.map((width) => ({ width: Math.min(40, Math.max(8, width + 2)) })),
  };
}

/** Chinese signs are twice as wide. */
const widthOf = (cell: string | number | null | undefined): number =>
  [...String(cell ?? '')].reduce((sum, sign) => sum + (/[\u2E80-\uFFEF]/u.test(sign) ? 2 : 1), 0);

/** At most 31 signs, none of `[]:*?/\`, and no two alike. */
const sheetName = (title: string, index: number): string =>
  `${index + 1} ${title.replace(/[[\]:*?/\\]/g, ' ')}`.slice(0, 31);

/** The library writes no properties of its own. */
function properties({ title, mark, by, at }: Mark): Feature<Content> {
  const core = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(by)}</dc:creator><dc:description>${escaped(mark)}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${escaped(at)}</dcterms:created></cp:coreProperties>`;
  return {
    files: {
      write: { files: () => ({ 'docProps/core.xml': core }) },
      transform: {
        '[Content_Types].xml': {
          insert: () =>
            '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
        },
        '_rels/.rels': {
          insert: () =>
            '<Relationship Id="rIdCore" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
        },
        'xl/worksheets/sheet{id}.xml': {
          // An ampersand begins a code in a margin's text.
          insert: () =>
            `<headerFooter><oddHeader>&amp;C${escaped(mark.replaceAll('&', '&&')).slice(0, 250)}</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`,
        },
      },
    },
  };
}

export const escaped = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
