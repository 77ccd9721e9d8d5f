import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { ReportForm } from '../../contract/report.ts';
import { refuse } from '../../domain/errors.ts';
import type { EvidenceLimits } from '../../domain/settings.ts';
import { fieldsOf } from '../../plugins/errors.ts';
import { demandSound } from '../../plugins/sound-input.ts';
import type { DistrictService } from '../district/district.service.ts';
import type { EvidenceFiles, StoredFile } from '../evidence/evidence-files.ts';
import type { FileUploads } from '../uploads/file-uploads.ts';
import { toldTogether } from './told-together.ts';

const MAX_REPORT_BYTES = 64 * 1024;

export type PartsServices = {
  files: EvidenceFiles;
  district: DistrictService;
  uploadRoom: { uploads: Pick<FileUploads, 'settle'> };
};

/** Reads a JSON part of a multipart form by its schema. */
export const jsonPart = <S extends TSchema>(name: string, schema: S) => {
  const compiled = Compile(schema);
  /** @throws Refusal BAD_REQUEST: missing, no JSON, or not of the contract's shape */
  return (typed: ReadonlyMap<string, string>): Static<S> => {
    const text = typed.get(name) ?? refuse('BAD_REQUEST', [{ path: name, code: 'REQUIRED' }]);
    const value = parse(name, text);
    demandSound(value, schema);
    if (compiled.Check(value)) return value as Static<S>;
    return refuse('BAD_REQUEST', fieldsOf(compiled.Errors(value) as Parameters<typeof fieldsOf>[0]));
  };
};

const readReport = jsonPart('report', ReportForm);

/**
 * Takes a report's parts in the order they arrive, each file going to the store as it streams in, and hands them to
 * `submit`, with what `readRest` found in the other parts. What no commit names is dropped again.
 */
export async function takeParts<Rest, T>(
  { files, district, uploadRoom }: PartsServices,
  request: FastifyRequest,
  readRest: (typed: ReadonlyMap<string, string>) => Rest,
  submit: (form: ReportForm, stored: readonly StoredFile[], rest: Rest) => Promise<T>,
): Promise<T> {
  const limits = await district.evidenceLimits();
  const stored: StoredFile[] = [];
  try {
    const typed = await readParts(request, limits, files, stored);
    const [report, rest] = toldTogether(
      () => readReport(typed),
      () => readRest(typed),
    );
    await uploadRoom.uploads.settle(report.uploads ?? []);
    return await submit(report, stored, rest);
  } catch (error) {
    await files.discard(stored);
    throw error;
  }
}

async function readParts(
  request: FastifyRequest,
  limits: EvidenceLimits,
  files: EvidenceFiles,
  stored: StoredFile[],
) {
  if (!request.isMultipart()) refuse('BAD_REQUEST', [{ path: 'report', code: 'REQUIRED' }]);
  const typed = new Map<string, string>();
  const parts = request.parts({
    limits: { fileSize: limits.maxFileBytes, files: limits.maxFiles, fields: 5, fieldSize: MAX_REPORT_BYTES },
  });
  for await (const part of parts) {
    if (part.type === 'file') await receive(part, limits, files, stored);
    else if (typeof part.value === 'string') typed.set(part.fieldname, textOf(part, part.value));
  }
  return typed;
}

async function receive(
  part: MultipartFile,
  limits: EvidenceLimits,
  files: EvidenceFiles,
  stored: StoredFile[],
) {
  const path = `evidence.${stored.length}`;
  const empty = part.filename === '';
  const file = await files.receive(part.file, part.filename?.toWellFormed() ?? '', part.mimetype);
  // A form without a chosen file still sends an empty part.
  if (empty && file.size === 0) return files.discard([file]);
  stored.push(file);
  if (part.file.truncated) refuse('FILE_TOO_LARGE', [{ path, code: 'TOO_LONG' }]);
  const total = stored.reduce((sum, each) => sum + each.size, 0);
  if (total > limits.maxTotalBytes) refuse('FILE_TOO_LARGE', [{ path: 'evidence', code: 'TOO_LONG' }]);
}

function textOf(part: MultipartValue, text: string): string {
  if (part.valueTruncated) refuse('BAD_REQUEST', [{ path: part.fieldname, code: 'TOO_LONG' }]);
  return text;
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('BAD_REQUEST', [{ path: name, code: 'BAD_FORMAT' }]);
  }
}
