import { fail, type RequestEvent } from '@sveltejs/kit';
import { readRouting, saveRouting, tryRouting, type RoutingRuleBody } from '$contract/routing.ts';
import { call } from '#lib/api.ts';
import { listOf, missing, refused, textOf, typedOf } from '#lib/server/form.ts';
import { conditionOf, inTheForm, ruleOf, wrongPlaces } from '#lib/server/routing-form.ts';
import { doneAt, opened } from '#lib/server/staff-door.ts';
import type { Actions, PageServerLoad } from './$types';

const HERE = '/admin/routing';

export const load: PageServerLoad = async (event) => {
  const { rules } = opened(event, await call(event.fetch, readRouting));
  const { searchParams } = event.url;
  return {
    rules,
    edit: searchParams.get('edit'),
    done: searchParams.get('done'),
    shown: crypto.randomUUID(),
  };
};

/** Reads the rules anew, so that an edit is laid over what stands now. */
async function rulesNow(event: RequestEvent): Promise<RoutingRuleBody[]> {
  return [...opened(event, await call(event.fetch, readRouting)).rules];
}

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    const read = conditionOf(form);
    if ('broken' in read) {
      const problem = missing({ path: 'json', code: 'BAD_FORMAT' });
      return fail(422, { problem, typed: typedOf(form), broken: read.broken });
    }
    const rule = ruleOf(form, read.when);
    const rules = await rulesNow(event);
    const found = rules.findIndex(({ id }) => id === rule.id);
    const index = found < 0 ? rules.length : found;
    rules[index] = rule;
    const answer = await call(event.fetch, saveRouting, { body: { rules } });
    if (answer.ok) return doneAt(HERE, 'save');
    const problem = inTheForm(answer.error, index, textOf(form, 'kind'));
    const wrongAt = wrongPlaces(answer.error, index).join(', ');
    return fail(problem.status, { ...refused(problem, form).data, wrongAt });
  },
  move: async (event) => {
    const form = await event.request.formData();
    const rules = await rulesNow(event);
    const from = rules.findIndex(({ id }) => id === textOf(form, 'id'));
    const to = from + (textOf(form, 'to') === 'up' ? -1 : 1);
    const [rule, other] = [rules[from], rules[to]];
    if (rule && other) [rules[from], rules[to]] = [other, rule];
    const answer = await call(event.fetch, saveRouting, { body: { rules } });
    return answer.ok ? doneAt(HERE, 'move') : refused(answer.error, form);
  },
  remove: async (event) => {
    const form = await event.request.formData();
    const rules = (await rulesNow(event)).filter(({ id }) => id !== textOf(form, 'id'));
    const answer = await call(event.fetch, saveRouting, { body: { rules } });
    return answer.ok ? doneAt(HERE, 'remove') : refused(answer.error, form);
  },
  try: async (event) => {
    const form = await event.request.formData();
    const fact = (name: string): string => textOf(form, `facts.${name}`);
    const body = {
      rules: await rulesNow(event),
      facts: {
        sector: fact('sector'),
        mode: fact('mode'),
        townshipCode: fact('townshipCode'),
        targetKind: fact('targetKind'),
        amountBand: fact('amountBand'),
        peopleBand: fact('peopleBand'),
        stillRaising: fact('stillRaising') as 'YES' | 'NO' | 'UNKNOWN',
        urgentSituations: listOf(form, 'facts.urgentSituations'),
      },
    };
    const answer = await call(event.fetch, tryRouting, { body });
    if (!answer.ok) return refused(answer.error, form);
    const typed = Object.fromEntries([...new Set(form.keys())].map((name) => [name, listOf(form, name)]));
    return { result: answer.data, typed };
  },
};
