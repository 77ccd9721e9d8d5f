import { myShare, shareIsOnPaper, showShare } from '$contract/recovery.ts';
import { addPasskey, listPasskeys, offerTotp, removePasskey, renewTotp } from '$contract/security.ts';
import { call } from '#lib/api.ts';
import { refused, textOf, typedOf } from '#lib/server/form.ts';
import { factorOf, jsonField, passwordOf } from '#lib/server/passkey-field.ts';
import { qrPath } from '#lib/server/qr.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import { totpUri } from '#lib/totp-uri.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/office/security';
const SECRET = ['password', 'code', 'totpCode', 'passkey', 'registration'];

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, listPasskeys)),
  ...opened(event, await call(event.fetch, myShare)),
  done: event.url.searchParams.get('done'),
});

type Registration = { id: string; clientDataJSON: string; attestationObject: string };

export const actions: Actions = {
  addPasskey: async ({ request, fetch }) => {
    const form = await request.formData();
    const registration = jsonField<Registration>(form, 'registration') ?? {
      id: '',
      clientDataJSON: '',
      attestationObject: '',
    };
    const body = { name: textOf(form, 'name'), code: textOf(form, 'code'), registration };
    const answer = await call(fetch, addPasskey, { body });
    return answer.ok ? doneAt(HERE, 'passkey') : refused(answer.error, form, { secret: SECRET });
  },
  removePasskey: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, removePasskey, { body: { id: textOf(form, 'id'), ...factorOf(form) } });
    return answer.ok ? doneAt(HERE, 'remove') : refused(answer.error, form, { secret: SECRET });
  },
  offerTotp: async ({ fetch, request }) => {
    const answer = await call(fetch, offerTotp);
    if (!answer.ok) return refused(answer.error, await request.formData());
    return { offer: { totpSecret: answer.data.totpSecret, qr: qrPath(answer.data.totpUri) } };
  },
  renewTotp: async ({ request, fetch }) => {
    const form = await request.formData();
    const totpSecret = textOf(form, 'totpSecret');
    const body = {
      password: passwordOf(form, 'password'),
      ...factorOf(form),
      totpSecret,
      totpCode: textOf(form, 'totpCode'),
    };
    const answer = await call(fetch, renewTotp, { body });
    if (answer.ok) return doneAt(HERE, 'totp');
    const qr = qrPath(totpUri(totpSecret, textOf(form, 'username')));
    return { offer: { totpSecret, qr }, problem: answer.error, typed: typedOf(form, SECRET) };
  },
  showShare: async ({ request, fetch }) => {
    const answer = await call(fetch, showShare);
    // Shown on this answer only; it stands in no address.
    return answer.ok ? { shown: answer.data } : refused(answer.error, await request.formData());
  },
  takeShare: async ({ request, fetch }) => {
    const answer = await call(fetch, shareIsOnPaper);
    return answer.ok ? doneAt(HERE, 'share') : refused(answer.error, await request.formData());
  },
};
