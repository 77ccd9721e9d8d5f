import { checkSetup, setUpDistrict } from '$contract/setup.ts';
import { call } from '#lib/api.ts';
import { missing, refused, textOf } from '#lib/server/form.ts';
import { qrPath } from '#lib/server/qr.ts';
import { readTownships } from '#lib/townships.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, fetch }) => {
  const answer = await call(fetch, checkSetup, { body: { token: params.token } });
  return { open: answer.ok && answer.data.ok };
};

const NEEDED = [
  'district.nameZh',
  'district.nameEn',
  'district.cityZh',
  'district.cityEn',
  'district.code',
  'district.townships',
  'administrator.name',
  'administrator.username',
];

export const actions: Actions = {
  default: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const secret = ['administrator.password'];
    const password = form.get('administrator.password');
    const townships = readTownships(textOf(form, 'district.townships'));
    const empty = NEEDED.filter((name) => textOf(form, name) === '').map((path) => ({
      path,
      code: 'REQUIRED' as const,
    }));
    if (!password) empty.push({ path: 'administrator.password', code: 'REQUIRED' });
    if (empty.length > 0) return refused(missing(...empty), form, { secret });
    if (!townships)
      return refused(missing({ path: 'district.townships', code: 'BAD_FORMAT' }), form, { secret });
    const answer = await call(fetch, setUpDistrict, {
      body: {
        token: params.token,
        district: {
          code: textOf(form, 'district.code'),
          nameZh: textOf(form, 'district.nameZh'),
          nameEn: textOf(form, 'district.nameEn'),
          cityZh: textOf(form, 'district.cityZh'),
          cityEn: textOf(form, 'district.cityEn'),
          townships,
        },
        administrator: {
          username: textOf(form, 'administrator.username'),
          name: textOf(form, 'administrator.name'),
          password: typeof password === 'string' ? password : '',
        },
      },
    });
    if (!answer.ok) return refused(answer.error, form, { secret });
    return { account: { ...answer.data, qr: qrPath(answer.data.totpUri) } };
  },
};
