import type { Hat } from './acting.ts';
import type { ClockName } from './settings.ts';

/** One row of a machine's table: a verb, the status that it leaves and reaches, and who takes it. */
export type Transition<Status extends string = string> = {
  id: string;
  verb: string;
  /** null: the step that begins the case. */
  from: Status | null;
  to: Status;
  by: readonly Hat[];
  /** Only two-person steps: who proposes what one of `by`, another person, then confirms. */
  proposedBy?: readonly Hat[];
  /** Which of the district's clocks runs; its length is a setting. */
  clock?: ClockName;
  zh: string;
};

/** The row of that verb from that status (null: no case yet), or undefined when the table has none. */
export function findTransition<Row extends Transition>(
  table: readonly Row[],
  verb: Row['verb'],
  from: Row['from'],
): Row | undefined {
  return table.find((row) => row.verb === verb && row.from === from);
}

/** Every row that leaves that status, in the table's order. */
export function transitionsFrom<Row extends Transition>(
  table: readonly Row[],
  from: Row['from'],
): readonly Row[] {
  return table.filter((row) => row.from === from);
}
