import type { Tx } from '../../db/connection.ts';
import { type FieldError, refuse } from '../../domain/errors.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { LeadScene } from './lead-scene.ts';
import type { LeadWords } from './lead-words.ts';

/** Regulators and townships that help with a lead: from then on they read its brief. */
export function makeAssisting(deps: { district: DistrictStore; notices: Notices; words: LeadWords }) {
  const { district, notices, words } = deps;
  return {
    /** Units that can assist: of the district, none of the three that verify anyway, none that the reporter keeps out. */
    async check(tx: Tx, units: readonly string[], avoid: readonly string[]): Promise<void> {
      const known = new Set((await district.units(tx)).map((unit) => unit.code));
      const fields = units.flatMap((unit, index): FieldError[] => {
        if (known.has(unit) && !isJointUnit(unit) && !avoid.includes(unit)) return [];
        return [{ path: `assistUnits.${index}`, code: known.has(unit) ? 'NOT_ALLOWED' : 'NOT_IN_LIST' }];
      });
      if (fields.length) refuse('BAD_REQUEST', fields);
    },

    /** Hands them the key and tells them. */
    async bringIn({ tx, lead, now }: LeadScene, caller: Caller, units: readonly string[]): Promise<void> {
      await words.shareBrief(tx, caller, lead.id, units, now);
      for (const unitCode of units) {
        const roles = ['INDUSTRY_REGULATOR', 'TOWNSHIP_OFFICER'] as const;
        const path = `/verification/leads/${lead.id}`;
        await notices.tell(tx, { template: 'LEAD_TURN', path, roles, unitCode }, now);
      }
    },
  };
}
export type Assisting = ReturnType<typeof makeAssisting>;
