import { listIdentityChecks } from '$contract/identity-checks.ts';
import { listUnseals, openIdentity } from '$contract/unseals.ts';
import { call } from '#lib/api.ts';
import { refused, textOf } from '#lib/server/form.ts';
import { mayUse, openedOrNull } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import { error } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await requireStaff(event);
  if (!mayUse(me, openIdentity)) error(403);
  const asked = openedOrNull(event, await call(event.fetch, listUnseals));
  const lists = openedOrNull(event, await call(event.fetch, listIdentityChecks));
  return {
    waiting: asked?.unseals.filter(({ mayAnswer }) => mayAnswer).length ?? 0,
    checks: lists?.checks.filter(({ mayAnswer }) => mayAnswer).length ?? 0,
  };
};

type Body = NonNullable<NonNullable<Parameters<typeof call<typeof openIdentity>>[2]>['body']>;

export const actions = {
  open: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = {
      reference: textOf(form, 'reference'),
      reason: textOf(form, 'reason'),
      purpose: textOf(form, 'purpose'),
    } as Body;
    const answer = await call(fetch, openIdentity, { body });
    return answer.ok ? { opened: answer.data } : refused(answer.error, form);
  },
} satisfies Actions;
