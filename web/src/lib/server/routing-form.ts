import type { RoutingRuleBody } from '$contract/routing.ts';
import type { Problem } from '../api.ts';
import { CONDITION_ROWS, conditionFromRows, rowFromChoice } from '../office/admin/condition.ts';
import { listOf, textOf, ticked } from './form.ts';

type Condition = RoutingRuleBody['when'];

/** The condition that the form says; `broken` tells why JSON could not be read. */
export function conditionOf(form: FormData): { when: Condition } | { broken: string } {
  const kind = textOf(form, 'kind');
  if (kind === 'ROWS') {
    const rows = Array.from({ length: CONDITION_ROWS }, (_, at) => rowFromChoice(textOf(form, `rows.${at}`)));
    return { when: conditionFromRows(rows.filter((row) => row !== null)) };
  }
  if (kind !== 'JSON') return { when: {} };
  try {
    const read: unknown = JSON.parse(textOf(form, 'json'));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return { when: read as Condition };
    return { broken: '{ … }' };
  } catch (error) {
    return { broken: error instanceof Error ? error.message : String(error) };
  }
}

/** The rule as the form says it; what is left as it is, is left out. */
export function ruleOf(form: FormData, when: Condition): RoutingRuleBody {
  const leadUnit = textOf(form, 'leadUnit');
  const assistUnits = listOf(form, 'assistUnits');
  const urgency = textOf(form, 'urgency') as 'NORMAL' | 'URGENT' | '';
  return {
    id: textOf(form, 'id') || crypto.randomUUID(),
    title: textOf(form, 'title'),
    when,
    then: {
      ...(leadUnit ? { leadUnit } : {}),
      ...(assistUnits.length > 0 ? { assistUnits } : {}),
      ...(urgency ? { urgency } : {}),
    },
    active: ticked(form, 'active'),
  };
}

/** Where in the condition the rules found something wrong: `any.0.sector`. */
export function wrongPlaces(problem: Problem, index: number): string[] {
  const own = new RegExp(`^rules\\.${index}\\.when\\.`);
  return problem.fields.filter(({ path }) => own.test(path)).map(({ path }) => path.replace(own, ''));
}

/** The refusal in the words of the form: of all rules, only the edited one stands on it. */
export function inTheForm(problem: Problem, index: number, kind: string): Problem {
  const own = new RegExp(`^rules(?:\\.|\\[)${index}\\]?\\.`);
  const fields = problem.fields.map((field) => {
    const path = field.path.replace(own, '').replace(/^then\.(\w+).*$/, '$1');
    return { ...field, path: path.startsWith('when') ? (kind === 'JSON' ? 'json' : 'rows.0') : path };
  });
  return { ...problem, fields };
}
