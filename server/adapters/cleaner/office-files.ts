import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { strippedJpeg, strippedPng } from './strip-pictures.ts';
import { CannotClean, type Give } from './words.ts';

const MAX_PARTS = 5_000;
const MAX_UNPACKED = 300 * 1024 * 1024;
const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47];
const LONG_AGO = new Date('2000-01-01T00:00:00Z');

const KINDS: readonly [RegExp, string][] = [
  [/wordprocessingml\.document\.main/, 'vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [/spreadsheetml\.sheet\.main/, 'vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/presentationml\.presentation\.main/, 'vnd.openxmlformats-officedocument.presentationml.presentation'],
];

const EMPTY = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Parts that only describe the document or the people who worked on it, and what stands in their place. */
const EMPTIED: readonly [RegExp, string][] = [
  [
    /^docProps\/core\.xml$/,
    `${EMPTY}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`,
  ],
  [
    /^docProps\/app\.xml$/,
    `${EMPTY}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`,
  ],
  [
    /^docProps\/custom\.xml$/,
    `${EMPTY}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>`,
  ],
  [
    /^word\/people\.xml$/,
    `${EMPTY}<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>`,
  ],
];

/** Parts that are left out: a picture of the first page, and the printer with its place in the network. */
const LEFT_OUT = /^docProps\/thumbnail\.|\/printerSettings\/[^/]+\.bin$/;

/** What inside the parts names people or tells when and where something was written. */
const TOLD: readonly [RegExp, string][] = [
  [/<w:rsids>[\s\S]*?<\/w:rsids>/g, ''],
  [/\sw:rsid\w*="[^"]*"/g, ''],
  [/\s(?:w:|w15:)?date(?:Utc)?="\d{4}-[^"]*"/g, ''],
  [/\s(w:author|w15:author|w:initials|userName|displayName|initials|userId|providerId)="[^"]*"/g, ' $1=""'],
  [/<author>[^<]*<\/author>/g, '<author></author>'],
  [/(<(?:p:cmAuthor|p188:author)\b[^>]*?\sname=)"[^"]*"/g, '$1""'],
  [/\slastEdited="[^"]*"/g, ''],
  [/(<(?:userInfo|pc:chgData)\b[^>]*?\sname=)"[^"]*"/g, '$1""'],
  [/\s(?:dt|dT|created|dateTime)="\d{4}-[^"]*"/g, ''],
  [/<(?:\w+:)?absPath\b[^>]*\/>/g, ''],
  // Where it lay on somebody's disk, what else lay there, and what printer stood beside.
  [/(\sTarget=)"file:[^"]*"/g, '$1"file:///"'],
  [/<Relationship\b[^>]*\/printerSettings"[^>]*\/>/g, ''],
  [/(<pageSetup\b[^>]*?)\sr:id="[^"]*"/g, '$1'],
];

/**
 * A document of an office suite, packed anew part by part: properties and people emptied, revisions and comments without
 * names and dates, pictures without what cameras write. Macros are never handed on.
 */
export async function cleanOfficeFile(bytes: Uint8Array, give: Give): Promise<void> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const entries = await zip.getEntries().catch(() => {
    throw new CannotClean('BROKEN');
  });
  if (entries.some((entry) => entry.encrypted)) throw new CannotClean('LOCKED');
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (entries.length > MAX_PARTS || unpacked > MAX_UNPACKED) throw new CannotClean('TOO_COSTLY');

  const out = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, lastModDate: LONG_AGO });
  let type: string | undefined;
  for (const entry of entries) {
    if (entry.directory || LEFT_OUT.test(entry.filename)) continue;
    const content = await entry.getData(new Uint8ArrayWriter(), { useWebWorkers: false });
    if (content.length > entry.uncompressedSize) throw new CannotClean('TOO_COSTLY');
    if (entry.filename === '[Content_Types].xml') type = typeOf(Buffer.from(content).toString('utf8'));
    await add(out, entry.filename, content);
  }
  if (!type) throw new CannotClean('UNKNOWN_KIND');
  await give({ kind: 'WORKING', page: 0, type: `application/${type}` }, [await out.close()]);
}

function typeOf(contentTypes: string): string | undefined {
  return KINDS.find(([main]) => main.test(contentTypes) && !/macroEnabled/i.test(contentTypes))?.[1];
}

async function add(out: ZipWriter<Uint8Array>, name: string, content: Uint8Array): Promise<void> {
  const emptied = EMPTIED.find(([part]) => part.test(name))?.[1];
  if (emptied) await out.add(name, new TextReader(emptied));
  // By what they are: a photo is called `.jfif`, `.tmp` or nothing at all by some programs.
  else if (begins(content, JPEG)) await out.add(name, new Uint8ArrayReader(strippedJpeg(content)));
  else if (begins(content, PNG)) await out.add(name, new Uint8ArrayReader(strippedPng(content)));
  else if (/\.(?:xml|rels)$/i.test(name)) await out.add(name, new TextReader(withoutNames(name, content)));
  else await out.add(name, new Uint8ArrayReader(content));
}

const begins = (content: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => content[index] === byte);

function withoutNames(name: string, content: Uint8Array): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  if (name === '_rels/.rels') return text.replace(/<Relationship\b[^>]*thumbnail[^>]*\/>/g, '');
  return TOLD.reduce((left, [told, instead]) => left.replace(told, instead), text);
}
