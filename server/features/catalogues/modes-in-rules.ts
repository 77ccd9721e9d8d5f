import type { Tx } from '../../db/connection.ts';
import { codesOf, FUNDRAISING_MODES } from '../../domain/code-lists.ts';
import { knownCodes } from '../../domain/catalogues.ts';
import { withDefaults } from '../../domain/settings.ts';
import type { DistrictStore } from '../district/district.store.ts';

/** Modes that a routing rule in force names; a rule that is switched off points at nothing. */
export async function modesInRules(
  tx: Tx,
  district: Pick<DistrictStore, 'find' | 'routingRules'>,
): Promise<string[]> {
  const row = await district.find(tx);
  const known = row ? knownCodes('modes', withDefaults(row.settings).catalogues) : codesOf(FUNDRAISING_MODES);
  const rules = (await district.routingRules(tx)).filter(({ active }) => active);
  const when = rules.map((rule) => JSON.stringify(rule.when));
  return known.filter((code) => when.some((text) => text.includes(`"${code}"`)));
}
