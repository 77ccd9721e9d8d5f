import Value from 'typebox/value';
import { VARIABLE_NAMES, Variables, meaningOf } from './variables.ts';
import type { VariableName } from './variables.ts';

/** One thing that is wrong with the settings, in both languages, with its mend. */
export interface Complaint {
  name: VariableName;
  zh: string;
  en: string;
}

export type Environment = Record<string, string | undefined>;

/** The variables with defaults and types, and a complaint for each that cannot be read. Empty means unset. */
export function readVariables(env: Environment): { variables: Variables; complaints: Complaint[] } {
  const given = Object.fromEntries(VARIABLE_NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const variables = Value.Convert(Variables, Value.Default(Variables, given)) as Variables;
  const wrong = new Set([...Value.Errors(Variables, variables)].map((error) => error.instancePath.slice(1)));
  const complaints = VARIABLE_NAMES.filter((name) => wrong.has(name)).map((name) => {
    const { zh, en, secret } = meaningOf(name);
    const shown = secret ? '' : ` = ${env[name]}`;
    return {
      name,
      zh: `${name}${shown} 无法识别，应为${zh}。`,
      en: `${name}${shown} cannot be read; it takes ${en}.`,
    };
  });
  return { variables, complaints };
}

/** Names that look like ours but that nothing reads: most likely a slip of the pen. */
export function unknownNames(env: Environment): string[] {
  const known = new Set<string>(VARIABLE_NAMES);
  return Object.keys(env).filter((name) => /^TIPWARD_(?!TEST_)/.test(name) && !known.has(name));
}
