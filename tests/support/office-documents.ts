import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { TELLTALES, aPhoto } from './sample-files.ts';

const [AUTHOR, CAMERA, ATTACHED, , REVIEWER] = TELLTALES;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const SLIDES = 'http://schemas.openxmlformats.org/presentationml/2006/main';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WHEN = '2026-11-01T09:00:00Z';

const types = (parts: Record<string, string>): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/><Default Extension="jpeg" ContentType="image/jpeg"/>${Object.entries(
    parts,
  )
    .map(([part, type]) => `<Override PartName="${part}" ContentType="application/${type}+xml"/>`)
    .join('')}</Types>`;

/** Relations by the last word of their type. */
const relations = (...list: [string, string, 'External'?][]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(
      ([type, target, mode], index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
    )
    .join('')}</Relationships>`;

/** Who made it and where, as every office suite writes it. */
const PROPERTIES = {
  'docProps/core.xml': `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${AUTHOR}</dc:creator><cp:lastModifiedBy>${REVIEWER}</cp:lastModifiedBy></cp:coreProperties>`,
  'docProps/app.xml': `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>${AUTHOR}</Company><Manager>${REVIEWER}</Manager></Properties>`,
  'docProps/custom.xml': `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="by"><x>${CAMERA}</x></property></Properties>`,
};

async function packed(parts: Record<string, string>, bytes: Record<string, Uint8Array>): Promise<Buffer> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(parts)) await zip.add(name, new TextReader(HEAD + text));
  for (const [name, content] of Object.entries(bytes)) await zip.add(name, new Uint8ArrayReader(content));
  return Buffer.from(await zip.close());
}

/** What lies in a document, part by part. */
export async function partsOf(document: Buffer): Promise<Map<string, Buffer>> {
  const parts = new Map<string, Buffer>();
  const zip = new ZipReader(new Uint8ArrayReader(document), { useWebWorkers: false });
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    parts.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  }
  return parts;
}

/** A sheet of who paid what, with a comment by somebody, their printer, and where it lay on their disk. */
export const aXlsx = async (): Promise<Buffer> =>
  packed(
    {
      '[Content_Types].xml': types({
        '/xl/workbook.xml': 'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main',
        '/xl/worksheets/sheet1.xml': 'vnd.openxmlformats-officedocument.spreadsheetml.worksheet',
        '/xl/comments1.xml': 'vnd.openxmlformats-officedocument.spreadsheetml.comments',
      }),
      '_rels/.rels': relations(
        ['officeDocument', 'xl/workbook.xml'],
        ['metadata/thumbnail', 'docProps/thumbnail.jpeg'],
      ),
      ...PROPERTIES,
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><fileSharing userName="${REVIEWER}"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\${AUTHOR}\\" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent><sheets><sheet name="Payments" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations(
        ['worksheet', 'worksheets/sheet1.xml'],
        ['externalLinkPath', `file:///C:/Users/${AUTHOR}/other.xlsx`, 'External'],
      ),
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Paid in</t></is></c><c r="B1"><v>30000</v></c></row></sheetData><pageSetup paperSize="9" r:id="rId1"/></worksheet>`,
      'xl/worksheets/_rels/sheet1.xml.rels': relations(
        ['printerSettings', '../printerSettings/printerSettings1.bin'],
        ['comments', '../comments1.xml'],
      ),
      'xl/comments1.xml': `<comments xmlns="${MAIN}"><authors><author>${REVIEWER}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>checked</t></text></comment></commentList></comments>`,
      'xl/threadedComments/threadedComment1.xml': `<ThreadedComments><threadedComment ref="A1" dT="${WHEN}" personId="{1}"><text>seen</text></threadedComment></ThreadedComments>`,
      'xl/persons/person.xml': `<personList><person displayName="${REVIEWER}" id="{1}" userId="${AUTHOR}" providerId="AD"/></personList>`,
      'xl/revisions/userNames.xml': `<users xmlns="${MAIN}"><userInfo guid="{1}" name="${REVIEWER}" dateTime="${WHEN}"/></users>`,
    },
    {
      'docProps/thumbnail.jpeg': await aPhoto(),
      'xl/media/image1.jpeg': await aPhoto(),
      'xl/printerSettings/printerSettings1.bin': Buffer.from(`\\\\${ATTACHED}\\laser`, 'utf16le'),
    },
  );

/** A slide of a leaflet with a comment, and what the program keeps about who changed it. */
export const aPptx = async (): Promise<Buffer> =>
  packed(
    {
      '[Content_Types].xml': types({
        '/ppt/presentation.xml': 'vnd.openxmlformats-officedocument.presentationml.presentation.main',
        '/ppt/slides/slide1.xml': 'vnd.openxmlformats-officedocument.presentationml.slide',
      }),
      '_rels/.rels': relations(
        ['officeDocument', 'ppt/presentation.xml'],
        ['metadata/thumbnail', 'docProps/thumbnail.jpeg'],
      ),
      ...PROPERTIES,
      'ppt/presentation.xml': `<p:presentation xmlns:p="${SLIDES}" xmlns:r="${RELATIONS}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>`,
      'ppt/_rels/presentation.xml.rels': relations(['slide', 'slides/slide1.xml']),
      'ppt/slides/slide1.xml': `<p:sld xmlns:p="${SLIDES}" xmlns:a="${DRAWING}"><p:cSld><p:spTree><a:t>Twelve percent a month</a:t></p:spTree></p:cSld></p:sld>`,
      'ppt/commentAuthors.xml': `<p:cmAuthorLst xmlns:p="${SLIDES}"><p:cmAuthor id="0" name="${REVIEWER}" initials="${REVIEWER}" lastIdx="1"/></p:cmAuthorLst>`,
      'ppt/comments/comment1.xml': `<p:cmLst xmlns:p="${SLIDES}"><p:cm authorId="0" dt="${WHEN}" idx="1"><p:text>bigger</p:text></p:cm></p:cmLst>`,
      'ppt/authors.xml': `<p188:authorLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"><p188:author id="{1}" name="${REVIEWER}" initials="R" userId="${AUTHOR}" providerId="AD"/></p188:authorLst>`,
      'ppt/comments/modernComment_100.xml': `<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"><p188:cm id="{2}" authorId="{1}" created="${WHEN}"/></p188:cmLst>`,
      'ppt/changesInfos/changesInfo1.xml': `<pc:chgInfo xmlns:pc="http://schemas.microsoft.com/office/powerpoint/2013/main/command"><pc:docChgLst><pc:chgData name="${REVIEWER}" userId="${AUTHOR}" providerId="AD" clId="Web"/></pc:docChgLst></pc:chgInfo>`,
    },
    { 'docProps/thumbnail.jpeg': await aPhoto(), 'ppt/media/image1.jpeg': await aPhoto() },
  );
