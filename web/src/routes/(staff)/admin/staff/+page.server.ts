import { confirmHelp, withdrawHelp } from '$contract/account-help.ts';
import {
  addStaff,
  endStaffSessions,
  giveSeat,
  listStaff,
  renewCode,
  setStaffActive,
  takeSeat,
} from '$contract/staff.ts';
import { call } from '#lib/api.ts';
import { listOf, optionalText, refused, textOf } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/admin/staff';

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, listStaff)),
  done: event.url.searchParams.get('done'),
});

type Person = NonNullable<NonNullable<Parameters<typeof call<typeof addStaff>>[2]>['body']>;

function personOf(form: FormData): Person {
  const email = optionalText(form, 'email');
  const certificateNo = optionalText(form, 'certificateNo');
  return {
    username: textOf(form, 'username'),
    name: textOf(form, 'name'),
    unitCode: textOf(form, 'unitCode'),
    roles: listOf(form, 'roles') as Person['roles'],
    deskCodes: listOf(form, 'deskCodes'),
    ...(email ? { email } : {}),
    ...(certificateNo ? { certificateNo } : {}),
  };
}

export const actions: Actions = {
  add: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = personOf(form);
    const answer = await call(fetch, addStaff, { body });
    if (!answer.ok) return refused(answer.error, form);
    // Shown on this answer and never again: it stands in no address and no history.
    return { added: { name: body.name, username: body.username, code: answer.data.code, again: false } };
  },
  newCode: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, renewCode, { params: { staffId: textOf(form, 'staffId') } });
    if (!answer.ok) return refused(answer.error, form);
    const { code } = answer.data;
    return { added: { name: textOf(form, 'name'), username: textOf(form, 'username'), code, again: true } };
  },
  giveSeat: async ({ request, fetch }) => {
    const form = await request.formData();
    const params = { staffId: textOf(form, 'staffId') };
    const answer = await call(fetch, giveSeat, { params, body: { deskCode: textOf(form, 'deskCode') } });
    return answer.ok ? doneAt(HERE, 'seat') : refused(answer.error, form);
  },
  takeSeat: async ({ request, fetch }) => {
    const form = await request.formData();
    const params = { staffId: textOf(form, 'staffId'), deskId: textOf(form, 'deskId') };
    const answer = await call(fetch, takeSeat, { params });
    return answer.ok ? doneAt(HERE, 'seat') : refused(answer.error, form);
  },
  confirm: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, confirmHelp, { params: { helpId: textOf(form, 'helpId') } });
    return answer.ok ? doneAt(HERE, 'help') : refused(answer.error, form);
  },
  withdraw: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, withdrawHelp, { params: { helpId: textOf(form, 'helpId') } });
    return answer.ok ? doneAt(HERE, 'withdraw') : refused(answer.error, form);
  },
  end: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, endStaffSessions, { params: { staffId: textOf(form, 'staffId') } });
    return answer.ok ? doneAt(HERE, 'end') : refused(answer.error, form);
  },
  active: async ({ request, fetch }) => {
    const form = await request.formData();
    const active = textOf(form, 'active') === 'yes';
    const params = { staffId: textOf(form, 'staffId') };
    const answer = await call(fetch, setStaffActive, { params, body: { active } });
    return answer.ok ? doneAt(HERE, active ? 'restore' : 'suspend') : refused(answer.error, form);
  },
};
