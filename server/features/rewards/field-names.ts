import { Refusal } from '../../domain/errors.ts';

/** Under which name of the request the rules' fields are asked for. */
const ASKED_AS: Record<string, string> = {
  declared: 'notExcluded',
  ground: 'reason',
  auditFilingNo: 'documentNo',
  paymentSlipNo: 'documentNo',
  returnRef: 'documentNo',
  bankReceiptRef: 'bankReference',
};

/** Runs `work`; what it refuses then names the fields of the request, so that the page can mark them. */
export async function asAsked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const fields = error.fields.map(({ path, code }) => ({ path: ASKED_AS[path] ?? path, code }));
    throw new Refusal(error.code, fields, error.retryAfter);
  }
}
