import { checkSetup, setUpDistrict } from '$contract/setup.ts';
import { call } from '#lib/api.ts';
import { missing, refused, textOf } from '#lib/server/form.ts';
import { qrPath } from '#lib/server/qr.ts';
import { fieldsAndFile } from '#lib/server/one-file-form.ts';
import { readTownships } from '#lib/townships.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, fetch }) => {
  const answer = await call(fetch, checkSetup, { body: { token: params.token } });
  return { open: answer.ok && answer.data.ok };
};

const FILE_BYTES = 1024 * 1024;
const OF_THE_DISTRICT = [
  'district.nameZh',
  'district.nameEn',
  'district.cityZh',
  'district.cityEn',
  'district.code',
  'district.townships',
];
const OF_THE_ADMINISTRATOR = ['administrator.name', 'administrator.username'];

export const actions: Actions = {
  default: async (event) => {
    const { form, file } = await fieldsAndFile(event, FILE_BYTES);
    const secret = ['administrator.password'];
    const password = form.get('administrator.password');
    const needed = [...(file.length > 0 ? [] : OF_THE_DISTRICT), ...OF_THE_ADMINISTRATOR];
    const empty = needed
      .filter((name) => textOf(form, name) === '')
      .map((path) => ({ path, code: 'REQUIRED' as const }));
    if (!password) empty.push({ path: 'administrator.password', code: 'REQUIRED' });
    if (file === 'TOO_LARGE') return refused(missing({ path: 'file', code: 'TOO_LONG' }), form, { secret });
    if (empty.length > 0) return refused(missing(...empty), form, { secret });
    const district = file.length > 0 ? { file: parsed(file.toString('utf8')) } : typedDistrict(form);
    if (!district)
      return refused(missing({ path: 'district.townships', code: 'BAD_FORMAT' }), form, { secret });
    const answer = await call(event.fetch, setUpDistrict, {
      body: {
        token: event.params.token,
        ...district,
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

function typedDistrict(form: FormData) {
  const townships = readTownships(textOf(form, 'district.townships'));
  if (!townships) return null;
  return {
    district: {
      code: textOf(form, 'district.code'),
      nameZh: textOf(form, 'district.nameZh'),
      nameEn: textOf(form, 'district.nameEn'),
      cityZh: textOf(form, 'district.cityZh'),
      cityEn: textOf(form, 'district.cityEn'),
      townships,
    },
  };
}

/** Where it is no JSON, an empty object: the office then names all that it lacks. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return {};
  }
}
