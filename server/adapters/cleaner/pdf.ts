import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFStream,
} from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { showPicture } from './images.ts';
import { strippedJpeg } from './strip-pictures.ts';
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
    if (object instanceof PDFDict) clear(object);
    if (!(object instanceof PDFStream)) continue;
    clear(object.dict);
    if (object instanceof PDFRawStream && nameIn(object.dict, 'Filter') === '/DCTDecode') {
      after.context.assign(reference, PDFRawStream.of(object.dict, strippedJpeg(object.contents)));
    }
  }
  return after.save({ addDefaultPage: false });
}

const TOLD = ['Metadata', 'PieceInfo', 'LastModified', 'AA', 'Thumb', 'JS', 'AF'];
const NOTED = ['T', 'M', 'CreationDate', 'NM', 'RC'];
const HARMLESS_ACTIONS = new Set(['/GoTo', '/URI', '/Named']);

/** Takes out of a dictionary, and of those that lie in it, what tells about people or does something when opened. */
function clear(dict: PDFDict): void {
  for (const key of TOLD) dict.delete(PDFName.of(key));
  if (nameIn(dict, 'Type') === '/Annot' || dict.has(PDFName.of('Subtype'))) {
    for (const key of NOTED) dict.delete(PDFName.of(key));
  }
  const action = dict.lookup(PDFName.of('A'));
  if (action instanceof PDFDict && !HARMLESS_ACTIONS.has(nameIn(action, 'S'))) dict.delete(PDFName.of('A'));
  const notes = dict.lookup(PDFName.of('Annots'));
  if (notes instanceof PDFArray) dropAttachments(notes);
  for (const value of dict.values()) if (value instanceof PDFDict) clear(value);
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
