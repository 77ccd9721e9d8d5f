import {
  addRobot,
  changeRobot,
  listRobots,
  rekeyRobot,
  removeRobot,
  testRobot,
  type NewRobot,
} from '$contract/robots.ts';
import { call } from '#lib/api.ts';
import { integerOf, listOf, missing, optionalText, refused, textOf, ticked } from '#lib/server/form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/admin/robots';
/** What opens a group comes back to no page. */
const SECRET = ['address', 'secret'];

export const load: PageServerLoad = async (event) => ({
  ...opened(event, await call(event.fetch, listRobots)),
  done: event.url.searchParams.get('done'),
  shown: crypto.randomUUID(),
});

const eventsOf = (form: FormData) => listOf(form, 'events') as NewRobot['events'];

export const actions: Actions = {
  add: async ({ request, fetch }) => {
    const form = await request.formData();
    const kind = textOf(form, 'kind') as NewRobot['kind'];
    const secret = optionalText(form, 'secret');
    const body = {
      ...{ kind, name: textOf(form, 'name'), address: textOf(form, 'address'), events: eventsOf(form) },
      ...(secret ? { secret } : {}),
    };
    if (textOf(form, 'kind') === '')
      return refused(missing({ path: 'kind', code: 'REQUIRED' }), form, { secret: SECRET });
    const answer = await call(fetch, addRobot, { body });
    return answer.ok ? doneAt(HERE, 'added') : refused(answer.error, form, { secret: SECRET });
  },
  change: async ({ request, fetch }) => {
    const form = await request.formData();
    const body = {
      version: integerOf(form, 'version') ?? 0,
      name: textOf(form, 'name'),
      events: eventsOf(form),
      active: ticked(form, 'active'),
    };
    const answer = await call(fetch, changeRobot, { params: { robotId: textOf(form, 'robotId') }, body });
    return answer.ok ? doneAt(HERE, 'saved') : refused(answer.error, form);
  },
  rekey: async ({ request, fetch }) => {
    const form = await request.formData();
    const secret = optionalText(form, 'secret');
    const body = {
      ...{ version: integerOf(form, 'version') ?? 0, address: textOf(form, 'address') },
      ...(secret ? { secret } : {}),
    };
    const answer = await call(fetch, rekeyRobot, { params: { robotId: textOf(form, 'robotId') }, body });
    return answer.ok ? doneAt(HERE, 'rekeyed') : refused(answer.error, form, { secret: SECRET });
  },
  remove: async ({ request, fetch }) => {
    const form = await request.formData();
    const answer = await call(fetch, removeRobot, { params: { robotId: textOf(form, 'robotId') } });
    return answer.ok ? doneAt(HERE, 'removed') : refused(answer.error, form);
  },
  test: async ({ request, fetch }) => {
    const form = await request.formData();
    const robotId = textOf(form, 'robotId');
    const answer = await call(fetch, testRobot, { params: { robotId } });
    return answer.ok ? { tested: { robotId, ...answer.data } } : refused(answer.error, form);
  },
};
