import {
  RECOVERY_AGENCIES,
  drillRecovery,
  makeRecoveryKey,
  readRecovery,
  restoreDesk,
} from '$contract/recovery.ts';
import { call } from '#lib/api.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/admin/recovery';
const SHARES = ['shares.0', 'shares.1'];

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, readRecovery)),
  done: event.url.searchParams.get('done'),
});

const sharesOf = (form: FormData) => SHARES.map((name) => textOf(form, name));

export const actions: Actions = {
  make: async ({ request, fetch }) => {
    const form = await request.formData();
    const keepers = RECOVERY_AGENCIES.map((agency) => ({
      agency,
      staffId: textOf(form, `keeper.${agency}`),
    }));
    const answer = await call(fetch, makeRecoveryKey, { body: { keepers } });
    if (answer.ok) return doneAt(HERE, 'make');
    const fields = answer.error.fields.map(({ path, code }) => {
      const agency = RECOVERY_AGENCIES[Number(/^keepers\.(\d)/.exec(path)?.[1] ?? -1)];
      return { path: agency ? `keeper.${agency}` : path, code };
    });
    return refused({ ...answer.error, fields }, form);
  },
  drill: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, drillRecovery, { body: { shares: sharesOf(form) } });
    return answer.ok ? { drilled: answer.data } : refused(answer.error, form, { secret: SHARES });
  },
  restore: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = {
      shares: sharesOf(form),
      deskId: textOf(form, 'deskId'),
      staffId: textOf(form, 'staffId'),
    };
    const answer = await call(fetch, restoreDesk, { body });
    return answer.ok ? doneAt(HERE, 'restore') : refused(answer.error, form, { secret: SHARES });
  },
};
