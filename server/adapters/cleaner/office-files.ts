import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { type FileKind, HEAD_BYTES, kindOf } from './file-kind.ts';
import { strippedJpeg, strippedPng } from './strip-pictures.ts';
import { CannotClean, type Give } from './words.ts';

const MAX_PARTS = 5_000;
const MAX_UNPACKED = 300 * 1024 * 1024;
/** A sheet inside a letter inside a slide: what is packed deeper was packed to swell. */
const MAX_DEPTH = 3;
const LONG_AGO = new Date('2000-01-01T00:00:00Z');

const KINDS: readonly [RegExp, string][] = [
  [/wordprocessingml\.document\.main/, 'vnd.openxmlformats-officedocument.wordprocessingml.document'],
  [/spreadsheetml\.sheet\.main/, 'vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/presentationml\.presentation\.main/, 'vnd.openxmlformats-officedocument.presentationml.presentation'],
];

const EMPTY = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CORE = `${EMPTY}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`;
const FORM = 'http://schemas.microsoft.com/office/2006/metadata/properties';
const LABELS = 'http://schemas.microsoft.com/office/2020/mipLabelMetadata';
/** Parts that only describe the document or the people who worked on it, and what stands in their place. */
const EMPTIED: readonly [RegExp, string][] = [
  [/^docProps\/core\.xml$/i, CORE],
  // Where programs built on .NET put the same.
  [/\.psmdcp$/i, CORE],
  [
    /^docProps\/app\.xml$/i,
    `${EMPTY}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`,
  ],
  [
    /^docProps\/custom\.xml$/i,
    `${EMPTY}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>`,
  ],
  [
    /^word\/people\.xml$/i,
    `${EMPTY}<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>`,
  ],
  [/^docMetadata\/LabelInfo\.xml$/i, `${EMPTY}<clbl:labelList xmlns:clbl="${LABELS}"/>`],
];
/** What a document library keeps of its owners, under a name that tells nothing. */
const FORM_PART = /^customXml\/[^/]+\.xml$/i;
const EMPTY_FORM = `${EMPTY}<p:properties xmlns:p="${FORM}"/>`;

/** Parts that are left out: a picture of the first page, the printer with its place in the network, who signed it. */
const LEFT_OUT = /^docProps\/thumbnail\.|\/printerSettings\/[^/]+\.bin$|^_xmlsignatures\//i;

/** A value as XML writes it, in either kind of quotes. */
const VALUE = `(?:"[^"]*"|'[^']*')`;
const DAY = `(?:"\\d{4}-[^"]*"|'\\d{4}-[^']*')`;
const all = (pattern: string): RegExp => new RegExp(pattern, 'g');

/** What inside the parts names people or tells when and where something was written. */
const TOLD: readonly [RegExp, string][] = [
  [/<w:rsids>[\s\S]*?<\/w:rsids>/g, ''],
  [all(`\\sw:rsid\\w*=${VALUE}`), ''],
  [all(`\\s(?:\\w+:)?date(?:Utc)?=${DAY}`), ''],
  [all(`\\s((?:\\w+:)?(?:author|initials|userName|userId|providerId))=${VALUE}`), ' $1=""'],
  // A table of a sheet has a `displayName` too, and is none without it.
  [all(`(<(?:\\w+:)?person\\b[^>]*?\\sdisplayName=)${VALUE}`), '$1""'],
  [/<author>[^<]*<\/author>/g, '<author></author>'],
  [all(`(<(?:p:cmAuthor|p188:author)\\b[^>]*?\\sname=)${VALUE}`), '$1""'],
  [all(`\\slastEdited=${VALUE}`), ''],
  [all(`(<(?:userInfo|pc:chgData)\\b[^>]*?\\sname=)${VALUE}`), '$1""'],
  [all(`\\s(?:dt|dT|created|dateTime)=${DAY}`), ''],
  [/<(?:\w+:)?absPath\b[^>]*\/>/g, ''],
  // Where it lay on somebody's disk, what else lay there, and what printer stood beside.
  [/(\sTarget=)(?:"file:[^"]*"|'file:[^']*')/g, '$1"file:///"'],
  [/<Relationship\b[^>]*\/printerSettings"[^>]*\/>/g, ''],
  [/(<pageSetup\b[^>]*?)\sr:id="[^"]*"/g, '$1'],
  [/<Override\b[^>]*"\/_xmlsignatures\/[^>]*\/>/g, ''],
];

/** What lies in a document as it came, though it tells where it was taken or who made it: nobody cleans it in there. */
const UNCLEAN: readonly FileKind[] = [
  ...(['WEBP', 'TIFF', 'AVIF', 'HEIC', 'PDF'] as const),
  ...(['MP4', 'MOV', 'M4A', 'MP3', 'WAV', 'WEBM', 'OGG'] as const),
];
/** A document of the old kind, or whatever else a program put inside: its properties lie within. */
const OLD_DOCUMENT = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * A document of an office suite, packed anew part by part: properties and people emptied, revisions and comments without
 * names and dates, pictures without what cameras write, documents inside it likewise. Macros are never handed on; one
 * that holds what we can't clean counts as not cleaned.
 */
export async function cleanOfficeFile(bytes: Uint8Array, give: Give): Promise<void> {
  const { type, content } = await packedAnew(bytes, {
    parts: MAX_PARTS,
    bytes: MAX_UNPACKED,
    depth: MAX_DEPTH,
  });
  await give({ kind: 'WORKING', page: 0, type: `application/${type}` }, [content]);
}

/** How much may still be unpacked, over the document and all that lies in it. */
type Room = { parts: number; bytes: number; depth: number };

async function packedAnew(bytes: Uint8Array, room: Room): Promise<{ type: string; content: Uint8Array }> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const entries = await zip.getEntries().catch(() => {
    throw new CannotClean('BROKEN');
  });
  if (entries.some((entry) => entry.encrypted)) throw new CannotClean('LOCKED');
  room.parts -= entries.length;
  room.bytes -= entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (room.parts < 0 || room.bytes < 0 || room.depth === 0) throw new CannotClean('TOO_COSTLY');

  const out = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, lastModDate: LONG_AGO });
  let type: string | undefined;
  for (const entry of entries) {
    if (entry.directory || LEFT_OUT.test(entry.filename)) continue;
    const content = await entry.getData(new Uint8ArrayWriter(), { useWebWorkers: false });
    if (content.length > entry.uncompressedSize) throw new CannotClean('TOO_COSTLY');
    if (entry.filename === '[Content_Types].xml') type = typeOf(Buffer.from(content).toString('utf8'));
    await add(out, entry.filename, content, room);
  }
  if (!type) throw new CannotClean('UNKNOWN_KIND');
  return { type, content: await out.close() };
}

function typeOf(contentTypes: string): string | undefined {
  return KINDS.find(([main]) => main.test(contentTypes) && !/macroEnabled/i.test(contentTypes))?.[1];
}

async function add(out: ZipWriter<Uint8Array>, name: string, content: Uint8Array, room: Room): Promise<void> {
  const emptied = EMPTIED.find(([part]) => part.test(name))?.[1];
  if (emptied) await out.add(name, new TextReader(emptied));
  else if (/\.(?:xml|rels|svg)$/i.test(name))
    await out.add(name, new TextReader(withoutNames(name, content)));
  else await out.add(name, new Uint8ArrayReader(await withoutTraces(content, room)));
}

/** A part that is no XML, by what it is: a photo is called `.jfif`, `.tmp` or nothing at all by some programs. */
async function withoutTraces(content: Uint8Array, room: Room): Promise<Uint8Array> {
  const head = Buffer.from(content.subarray(0, HEAD_BYTES));
  const kind = kindOf(head);
  if (kind === 'JPEG') return strippedJpeg(content);
  if (kind === 'PNG') return strippedPng(content);
  if (kind === 'ZIP') {
    room.depth -= 1;
    const inner = await packedAnew(content, room);
    room.depth += 1;
    return inner.content;
  }
  if (kind && UNCLEAN.includes(kind)) throw new CannotClean('UNKNOWN_KIND');
  if (head.subarray(0, OLD_DOCUMENT.length).equals(OLD_DOCUMENT)) throw new CannotClean('UNKNOWN_KIND');
  return content;
}

function withoutNames(name: string, content: Uint8Array): string {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  if (/\.svg$/i.test(name)) return text.replace(/<metadata\b[\s\S]*?<\/metadata>/g, '');
  if (name === '_rels/.rels')
    return text.replace(/<Relationship\b[^>]*(?:thumbnail|digital-signature)[^>]*\/>/g, '');
  if (FORM_PART.test(name) && text.includes(FORM)) return EMPTY_FORM;
  return TOLD.reduce((left, [told, instead]) => left.replace(told, instead), text);
}
