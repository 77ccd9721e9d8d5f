import type { MultipartFile } from '@fastify/multipart';
import type { FastifyError, FastifyRequest } from 'fastify';
import type { FileTrouble, UploadRef } from '../../contract/uploads.ts';
import { refuse } from '../../domain/errors.ts';
import type { EvidenceLimits } from '../../domain/settings.ts';
import type { EvidenceFiles } from '../evidence/evidence-files.ts';
import type { FileUploads } from './file-uploads.ts';

type Kept = UploadRef & { name: string; size: number };
type Refused = { name: string; trouble: FileTrouble };

/** No form has more: the parts behind are not read, and stand in the answer as one, under `THE_REST`. */
const MAX_PARTS = 200;
const THE_REST = '…';

/**
 * Reads a form's files in the order they arrive and lets each wait for its report. One that is too large, or one too
 * many, is named and read past: the others stay.
 */
export async function keepParts(
  request: FastifyRequest,
  limits: EvidenceLimits,
  files: EvidenceFiles,
  uploads: FileUploads,
): Promise<{ kept: Kept[]; refused: Refused[] }> {
  if (!request.isMultipart()) refuse('BAD_REQUEST', [{ path: 'evidence', code: 'REQUIRED' }]);
  const kept: Kept[] = [];
  const refused: Refused[] = [];
  let total = 0;

  async function keep(part: MultipartFile, name: string): Promise<FileTrouble | undefined> {
    if (kept.length >= limits.maxFiles) return passOver(part, 'TOO_MANY');
    if (total >= limits.maxTotalBytes) return passOver(part, 'TOTAL_TOO_LARGE');
    const file = await files.receive(part.file, name, part.mimetype);
    const trouble =
      file.size === 0
        ? 'EMPTY'
        : part.file.truncated
          ? 'TOO_LARGE'
          : total + file.size > limits.maxTotalBytes
            ? 'TOTAL_TOO_LARGE'
            : undefined;
    try {
      if (!trouble) kept.push({ ...(await uploads.adopt(file)), name, size: file.size });
    } catch (error) {
      await files.discard([file]);
      throw error;
    }
    if (trouble) await files.discard([file]);
    else total += file.size;
    return trouble;
  }

  // The reader's own "too large" would end the whole form for one file. (Its types don't know the switch here.)
  const reading = {
    limits: { fileSize: limits.maxFileBytes, files: MAX_PARTS, fields: 5 },
    throwFileSizeLimit: false,
  };
  try {
    for await (const part of request.parts(reading)) {
      if (part.type !== 'file') continue;
      const name = part.filename?.toWellFormed() ?? '';
      const trouble = await keep(part, name);
      // A form without a chosen file still sends an empty part without a name.
      if (trouble && !(trouble === 'EMPTY' && name === '')) refused.push({ name, trouble });
    }
  } catch (error) {
    if ((error as FastifyError).code !== 'FST_FILES_LIMIT') throw error;
    refused.push({ name: THE_REST, trouble: 'TOO_MANY' });
  }
  return { kept, refused };
}

async function passOver(part: MultipartFile, trouble: FileTrouble): Promise<FileTrouble> {
  part.file.resume();
  await new Promise((resolve) => part.file.once('close', resolve).once('end', resolve));
  return trouble;
}
