import { error, fail } from '@sveltejs/kit';
import { checkReceiptProof, listCheckpoints, readLogState } from '$contract/log.ts';
import type { ReceiptProof } from '$contract/log.ts';
import { call } from '#lib/api.ts';
import { formParts } from '#lib/server/inside-api.ts';
import type { Actions, PageServerLoad } from './$types';

/** A proof weighs two or three kilobytes. */
const LIMIT_BYTES = 32 * 1024;

export const load: PageServerLoad = async ({ fetch }) => {
  const [state, days] = await Promise.all([call(fetch, readLogState), call(fetch, listCheckpoints)]);
  return {
    state: state.ok ? state.data : null,
    days: days.ok ? days.data.checkpoints.slice(0, 30).map(({ day, size }) => ({ day, size })) : [],
  };
};

export const actions: Actions = {
  default: async (event) => {
    const proof = parsed(await sent(event).catch(() => error(400, 'broken form')));
    if (!proof) return fail(422, { unreadable: true });
    const answer = await call(event.fetch, checkReceiptProof, { body: { proof } });
    if (answer.ok) return { checked: answer.data };
    if (answer.error.status === 422 || answer.error.status === 400) return fail(422, { unreadable: true });
    return fail(answer.error.status, { problem: answer.error });
  },
};

/** What the file holds, or else what was pasted. */
async function sent(event: Parameters<typeof formParts>[0]): Promise<string> {
  let pasted = '';
  let file = '';
  for await (const part of formParts(event)) {
    if (part.type === 'field') pasted = part.fieldname === 'text' ? String(part.value) : pasted;
    else
      for await (const chunk of part.file as AsyncIterable<Buffer>)
        if (file.length < LIMIT_BYTES) file += chunk.toString('utf8');
  }
  return (file.trim() || pasted.trim()).slice(0, LIMIT_BYTES);
}

/** The API checks its shape; here it only has to be an object. */
function parsed(text: string): ReceiptProof | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as ReceiptProof) : null;
  } catch {
    return null;
  }
}
