import { redirect } from '@sveltejs/kit';
import { finishAccount, openAccount } from '$contract/account-help.ts';
import { call } from '#lib/api.ts';
import { missing, refused, textOf, typedOf } from '#lib/server/form.ts';
import { passwordOf } from '#lib/server/passkey-field.ts';
import { qrPath } from '#lib/server/qr.ts';
import { totpUri } from '#lib/totp-uri.ts';
import type { Actions } from './$types';

const SECRET = ['password', 'repeat', 'totpCode'];

export const actions: Actions = {
  open: async ({ request, fetch }) => {
    const form = await request.formData();
    const typed = { username: textOf(form, 'username'), code: textOf(form, 'code') };
    const answer = await call(fetch, openAccount, { body: typed });
    if (!answer.ok) return refused(answer.error, form);
    const { name, reason, totpSecret } = answer.data;
    return { opened: { ...typed, name, reason, totpSecret, qr: qrPath(answer.data.totpUri) } };
  },
  finish: async ({ request, fetch }) => {
    const form = await request.formData();
    const username = textOf(form, 'username');
    const totpSecret = textOf(form, 'totpSecret');
    const password = passwordOf(form, 'password');
    const code = textOf(form, 'code');
    const again = {
      opened: {
        username,
        code,
        name: textOf(form, 'name'),
        reason: textOf(form, 'reason') === 'NEW' ? ('NEW' as const) : ('FORGOTTEN' as const),
        totpSecret,
        qr: qrPath(totpUri(totpSecret, username)),
      },
      typed: typedOf(form, SECRET),
    };
    if (password !== passwordOf(form, 'repeat'))
      return { ...again, problem: missing({ path: 'repeat', code: 'MUST_MATCH' }) };
    const body = { username, code, password, totpSecret, totpCode: textOf(form, 'totpCode') };
    const answer = await call(fetch, finishAccount, { body });
    if (!answer.ok) return { ...again, problem: answer.error };
    redirect(303, '/sign-in?set');
  },
};
