import { addStaff, endStaffSessions, listStaff, setStaffActive } from '$contract/staff.ts';
import { call } from '#lib/api.ts';
import { listOf, optionalText, refused, textOf } from '#lib/server/form.ts';
import { qrPath } from '#lib/server/qr.ts';
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
    const { temporaryPassword, totpSecret, totpUri } = answer.data;
    // Shown on this answer and never again: it stands in no address and no history.
    return {
      added: { name: body.name, username: body.username, temporaryPassword, totpSecret, qr: qrPath(totpUri) },
    };
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
