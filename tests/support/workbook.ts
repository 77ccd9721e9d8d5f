import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';

const NS = 'http://schemas.openxmlformats.org';
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * A workbook of one sheet, as small as one can be; `padding`: bytes of nothing that it unpacks to besides; `far`: where
 * one more cell lies, such as `XFD7`, on a row of its own.
 */
export async function aWorkbook(rows: readonly string[][], { padding = 0, far = '' } = {}): Promise<Buffer> {
  const cells = rows.map((row, line) => {
    const inner = row.map(
      (text, column) =>
        `<c r="${String.fromCharCode(65 + column)}${line + 1}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`,
    );
    return `<row r="${line + 1}">${inner.join('')}</row>`;
  });
  if (far) cells.push(`<row r="${far.replace(/\D/g, '')}"><c r="${far}"><v>1</v></c></row>`);
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="r1" Type="${NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${NS}/package/2006/relationships"><Relationship Id="r1" Type="${NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData>${cells.join('')}</sheetData></worksheet>`,
    ...(padding ? { 'xl/media/nothing.xml': ' '.repeat(padding) } : {}),
  };
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(parts)) await zip.add(name, new TextReader(text));
  return Buffer.from(await (await zip.close()).arrayBuffer());
}
