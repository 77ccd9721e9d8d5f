import type { LogRow } from '$contract/audit.ts';
import { codeWords } from '$contract/audit-facts.ts';
import type { Key } from '../../messages/index.ts';
import { formatFen } from '../../money.ts';
import { useWords } from '../../words.ts';
import { useNames } from '../names.ts';

type Fact = LogRow['facts'][number];

/** Digests and ids are for comparing: their beginning does it here, the export has them whole. */
const short = (text: string): string =>
  /^[0-9a-f-]{32,}$/.test(text) || text.length > 40 ? `${text.slice(0, 8)}…` : text;

/** What an entry is about, in words where it is no reference and nobody's name. */
export function useSubjectWords(): (row: LogRow) => string {
  const { named } = useWords();
  const names = useNames();
  return ({ subjectKind, subject }) => {
    if (subjectKind === 'DESK') return names.desk(subject);
    const words = ['SETTINGS', 'LOG', 'EXPORT'].includes(subjectKind) ? codeWords(subject) : undefined;
    return words ? named(words) : short(subject);
  };
}

/** What a fact is called: a setting as its own page calls it, anything else as the log does. */
export function useFactName(): (fact: Fact) => string {
  const { t, named } = useWords();
  const worded = (path: string): string | undefined => {
    const key = `admin.settings.${path}` as Key;
    const text = (t as (key: Key) => string)(key);
    return text === key ? undefined : text;
  };
  return (fact) => {
    const [, ...rest] = fact.name.split('.');
    if (rest.length === 0) return named(fact);
    return worded(fact.name) ?? worded(rest.join('.')) ?? named(fact);
  };
}

/** A fact's value as the auditor reads it; a code of a newer version as it stands. */
export function useFactWords(): (fact: Fact) => string {
  const { t, named } = useWords();
  const names = useNames();
  const each = (value: string, name: (code: string) => string) => names.list(value.split(' ').map(name));
  const coded = (value: string): string => {
    const words = codeWords(value);
    return words ? named(words) : value;
  };
  const drawer = (kind: string): string => {
    const key = `retention.drawer.${kind}` as Key;
    const text = (t as (key: Key) => string)(key);
    return text === key ? kind : text;
  };
  const status = (code: string): string => {
    const own = names.rewardStatus(code);
    return own === code ? names.leadStatus(code) : own;
  };
  return ({ kind, value }) => {
    if (value === '') return '–';
    if (kind === 'MONEY') return formatFen(Number(value));
    if (kind === 'CODE') return coded(value);
    if (kind === 'UNIT') return each(value, names.unit);
    if (kind === 'DESK') return each(value, names.desk);
    if (kind === 'ROLE') return each(value, names.role);
    if (kind === 'DRAWER') return each(value, drawer);
    if (kind === 'STATUS') return status(value);
    return short(value);
  };
}
