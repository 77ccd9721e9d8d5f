import { AMOUNT_BANDS, PEOPLE_BANDS, TARGET_KINDS, URGENT_SITUATIONS } from '$contract/code-lists.ts';
import { useWords } from '../../words.ts';
import { useNames } from '../names.ts';
import { conditionForm, ROUTING_FACT_NAMES, type RoutingFactName } from './condition.ts';

type Option = { value: string; label: string };

/** The values that each fact of the routing can take, in words, and conditions as sentences. */
export function useRoutingFacts() {
  const { t, named } = useWords();
  const names = useNames();
  const worded = (list: readonly { code: string; zh: string; en: string }[]): Option[] =>
    list.map((item) => ({ value: item.code, label: named(item) }));

  const values: Record<RoutingFactName, () => Option[]> = {
    sector: () => worded(names.sectors()),
    mode: () => worded(names.all('modes')),
    townshipCode: () => worded(names.townships()),
    urgency: () => worded(URGENT_SITUATIONS),
    amountBand: () => worded(AMOUNT_BANDS),
    peopleBand: () => worded(PEOPLE_BANDS),
    targetKind: () => worded(TARGET_KINDS),
  };
  const valueWord = (fact: RoutingFactName, code: string): string =>
    values[fact]().find(({ value }) => value === code)?.label ?? code;

  return {
    values,
    groups: () =>
      ROUTING_FACT_NAMES.map((fact) => ({
        label: t(`admin.routing.facts.${fact}`),
        options: values[fact]().map(({ value, label }) => ({ value: `${fact}=${value}`, label })),
      })),
    /** “行业是养老或房地产，并且乡镇是金积镇”; null where only the JSON says it. */
    sentence: (when: Record<string, unknown>): string | null => {
      const form = conditionForm(when);
      if (form.kind === 'ALWAYS') return t('admin.routing.always');
      if (form.kind === 'JSON') return null;
      const facts = ROUTING_FACT_NAMES.filter((fact) => form.rows.some((row) => row.fact === fact));
      return facts
        .map((fact) =>
          t('admin.routing.is', {
            fact: t(`admin.routing.facts.${fact}`),
            values: form.rows
              .filter((row) => row.fact === fact)
              .map(({ value }) => valueWord(fact, value))
              .join(t('admin.routing.or')),
          }),
        )
        .join(t('admin.routing.and'));
    },
  };
}
