import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFRawStream,
  PDFStream,
  decodePDFRawStream,
} from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { showPicture } from './images.ts';
import { strippedJp2, strippedJpeg } from './strip-pictures.ts';
import { CannotClean, type Give } from './words.ts';

/** So many pages are drawn to look at; the others are in the working copy. */
const SHOWN_PAGES = 10;
const EDGE = 1_600;

/**
 * A PDF of the same pages in a new document: what describes the document, its attachments, scripts and forms stay
 * behind; of the pages what tells who wrote on them and when, and what sits in their photographs.
 */
export async function cleanPdf(bytes: Uint8Array, give: Give): Promise<void> {
  const clean = await rebuilt(bytes);
  await give({ kind: 'WORKING', page: 0, type: 'application/pdf' }, [clean]);
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(clean);
  const pages = Math.min(document.getPageCount(), SHOWN_PAGES);
  for (let index = 0; index < pages; index += 1) {
    const page = document.getPage(index);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const scale = Math.min(EDGE / Math.max(originalWidth, originalHeight, 1), 3);
    await page.render({
      scale,
      render: async ({ data, width, height }) => {
        await showPicture(sharp(data, { raw: { width, height, channels: 4 } }), index + 1, give);
        return data;
      },
    });
  }
}

async function rebuilt(bytes: Uint8Array): Promise<Uint8Array> {
  const before = await PDFDocument.load(bytes, { updateMetadata: false }).catch((error: unknown) => {
    throw new CannotClean(error instanceof EncryptedPDFError ? 'LOCKED' : 'BROKEN');
  });
  const after = await PDFDocument.create({ updateMetadata: false });
  for (const page of await after.copyPages(before, before.getPageIndices())) after.addPage(page);
  for (const [reference, object] of after.context.enumerateIndirectObjects()) {
    clear(object instanceof PDFStream ? object.dict : object);
    const picture = object instanceof PDFRawStream ? strippedPicture(object) : undefined;
    if (picture) after.context.assign(reference, picture);
  }
  return after.save({ addDefaultPage: false });
}

const TOLD = ['Metadata', 'PieceInfo', 'LastModified', 'AA', 'Thumb', 'JS', 'AF'];
const NOTED = ['T', 'M', 'CreationDate', 'NM', 'RC'];
const HARMLESS_ACTIONS = new Set(['/GoTo', '/URI', '/Named']);

/** Takes out of a dictionary, and of those that lie in it, what tells about people or does something when opened. */
function clear(object: PDFObject): void {
  if (object instanceof PDFArray) for (const each of object.asArray()) clear(each);
  if (!(object instanceof PDFDict)) return;
  for (const key of TOLD) object.delete(PDFName.of(key));
  if (nameIn(object, 'Type') === '/Annot' || object.has(PDFName.of('Subtype'))) {
    for (const key of NOTED) object.delete(PDFName.of(key));
  }
  const action = object.lookup(PDFName.of('A'));
  if (action instanceof PDFDict && !HARMLESS_ACTIONS.has(nameIn(action, 'S'))) object.delete(PDFName.of('A'));
  const notes = object.lookup(PDFName.of('Annots'));
  if (notes instanceof PDFArray) dropAttachments(notes);
  for (const value of object.values()) clear(value);
}

const FILTER = PDFName.of('Filter');
const PARAMETERS = PDFName.of('DecodeParms');
const STRIPPED: Record<string, (picture: Uint8Array) => Uint8Array> = {
  '/DCTDecode': strippedJpeg,
  '/JPXDecode': strippedJp2,
};

/**
 * A photograph without what its camera wrote into it, unwrapped where it was packed once more; undefined for a stream
 * that is none. Throws where it can't be unwrapped.
 */
function strippedPicture({ dict, contents }: PDFRawStream): PDFRawStream | undefined {
  const filters = listIn(dict, FILTER);
  const strip = STRIPPED[String(filters.at(-1))];
  if (!strip) return undefined;
  if (filters.length === 1) return PDFRawStream.of(dict, strip(contents));
  const parameters = listIn(dict, PARAMETERS);
  const wrapping = dict.clone();
  wrapping.set(FILTER, dict.context.obj(filters.slice(0, -1)));
  wrapping.set(PARAMETERS, dict.context.obj(parameters.slice(0, filters.length - 1)));
  const picture = decodePDFRawStream(PDFRawStream.of(wrapping, contents)).decode();
  const bare = dict.clone();
  bare.set(FILTER, filters.at(-1)!);
  const own = parameters[filters.length - 1];
  if (own) bare.set(PARAMETERS, own);
  else bare.delete(PARAMETERS);
  return PDFRawStream.of(bare, strip(picture));
}

/** One object or a list of them, as PDF lets a stream say it. */
function listIn(dict: PDFDict, key: PDFName): PDFObject[] {
  const value = dict.lookup(key);
  if (value instanceof PDFArray) return value.asArray().map((_, index) => value.lookup(index) ?? PDFNull);
  return value === undefined ? [] : [value];
}

function dropAttachments(notes: PDFArray): void {
  for (let index = notes.size() - 1; index >= 0; index -= 1) {
    const note = notes.lookup(index);
    if (!(note instanceof PDFDict) || nameIn(note, 'Subtype') !== '/FileAttachment') continue;
    note.delete(PDFName.of('FS'));
    notes.remove(index);
  }
}

function nameIn(dict: PDFDict, key: string): string {
  let value = dict.lookup(PDFName.of(key));
  if (value instanceof PDFArray && value.size() === 1) value = value.lookup(0);
  return value instanceof PDFName ? value.toString() : '';
}
