import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Compile } from 'typebox/compile';
import { ReportForm, submitReport } from '../../contract/report.ts';
import { serve } from '../../doors/serve.ts';
import { refuse } from '../../domain/errors.ts';
import type { EvidenceLimits } from '../../domain/settings.ts';
import { fieldsOf } from '../../plugins/errors.ts';
import { demandSound } from '../../plugins/sound-input.ts';
import type { Gate } from '../gate.ts';
import type { EvidenceFiles, StoredFile } from '../evidence/evidence-files.ts';
import type { DistrictService } from '../district/district.service.ts';
import type { FileUploads } from '../uploads/file-uploads.ts';
import type { ReportsService } from './reports.service.ts';

const MAX_REPORT_BYTES = 64 * 1024;
const form = Compile(ReportForm);

type Services = {
  reports: ReportsService;
  files: EvidenceFiles;
  district: DistrictService;
  uploads: Gate;
  uploadRoom: { uploads: Pick<FileUploads, 'settle'> };
};

export function reportRoutes(
  app: FastifyInstance,
  { reports, files, district, uploads, uploadRoom }: Services,
): void {
  const takeIn = async (request: FastifyRequest) => {
    const limits = await district.evidenceLimits();
    const stored: StoredFile[] = [];
    try {
      const typed = await readParts(request, limits, files, stored);
      const report = readForm(typed);
      await uploadRoom.uploads.settle(report.uploads ?? []);
      const roomForUnverified = () => request.rates.tryTake('unverified');
      return await reports.submit(report, stored, { street: { roomForUnverified } });
    } catch (error) {
      await files.discard(stored);
      throw error;
    }
  };
  serve(app, submitReport, ({ request }) => uploads.run(() => takeIn(request), request.rates.visitor));
}

/** Reads the parts in the order they arrive; each file goes to the store as it streams in. */
async function readParts(
  request: FastifyRequest,
  limits: EvidenceLimits,
  files: EvidenceFiles,
  stored: StoredFile[],
) {
  if (!request.isMultipart()) refuse('BAD_REQUEST', [{ path: 'report', code: 'REQUIRED' }]);
  let typed: string | undefined;
  const parts = request.parts({
    limits: { fileSize: limits.maxFileBytes, files: limits.maxFiles, fields: 5, fieldSize: MAX_REPORT_BYTES },
  });
  for await (const part of parts) {
    if (part.type === 'file') await receive(part, limits, files, stored);
    else if (part.fieldname === 'report') typed = textOf(part);
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

function textOf(part: MultipartValue): string | undefined {
  if (part.valueTruncated) refuse('BAD_REQUEST', [{ path: 'report', code: 'TOO_LONG' }]);
  return typeof part.value === 'string' ? part.value : undefined;
}

function readForm(typed: string | undefined): ReportForm {
  if (typed === undefined) refuse('BAD_REQUEST', [{ path: 'report', code: 'REQUIRED' }]);
  const value = parse(typed);
  demandSound(value, ReportForm);
  if (form.Check(value)) return value;
  return refuse('BAD_REQUEST', fieldsOf(form.Errors(value) as Parameters<typeof fieldsOf>[0]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('BAD_REQUEST', [{ path: 'report', code: 'BAD_FORMAT' }]);
  }
}
