import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { RoutingFacts, RoutingRuleBody } from '../../contract/routing.ts';
import type { DistrictSettings } from '../../contract/settings.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { knownCodes } from '../../domain/catalogues.ts';
import { refuse } from '../../domain/errors.ts';
import { type RoutingFacts as Facts, type RoutingRule, route } from '../../domain/routing.ts';
import { checkRouting } from '../../domain/routing-check.ts';
import { withDefaults } from '../../domain/settings.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { changesBetween, fromForm, toForm, wrongTogether } from './settings-form.ts';

type Deps = { inTransaction: InTransaction; clock: Clock; district: DistrictStore; audit: AuditStore };

export function makeSettingsService(deps: Deps) {
  const { inTransaction, clock, district, audit } = deps;

  const log = (tx: Tx, caller: Caller, act: string, id: string, facts: Record<string, number | boolean>) =>
    audit.append(tx, {
      actor: caller.actor,
      act,
      subject: { kind: 'SETTINGS', id },
      facts,
      at: clock.now(),
    });

  /** Refuses rules by which a lead could get lost. @throws Refusal ROUTING_INVALID */
  async function mustRoute(tx: Tx, rules: readonly RoutingRule[]): Promise<void> {
    const [units, townships, sectors] = [
      await district.units(tx),
      await district.townships(tx),
      await district.sectors(tx),
    ];
    const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);
    const fields = checkRouting(rules, {
      units: codes(units),
      townships: codes(townships),
      sectors: codes(sectors),
      modes: knownCodes('modes', withDefaults((await district.find(tx))?.settings ?? {}).catalogues),
    });
    // Forms name their fields rules.2.when, the rule sets' own documents rules[2].when.
    if (fields.length) {
      refuse(
        'ROUTING_INVALID',
        fields.map(({ path, code }) => ({ path: path.replace(/\[(\d+)\]/g, '.$1'), code })),
      );
    }
  }

  return {
    read: () =>
      inTransaction(async (tx) => {
        const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
        return { version: row.version, settings: toForm(withDefaults(row.settings)) };
      }),

    /** Dates already promised stay. @throws Refusal STALE_VERSION, BAD_REQUEST */
    save: (caller: Caller, version: number, form: DistrictSettings): Promise<void> =>
      inTransaction(async (tx) => {
        const wrong = wrongTogether(form);
        if (wrong.length) {
          refuse(
            'BAD_REQUEST',
            wrong.map(({ path, code }) => ({ path: `settings.${path}`, code })),
          );
        }
        const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
        const before = withDefaults(row.settings);
        if (!(await district.save(tx, version, { settings: fromForm(form, before) })))
          refuse('STALE_VERSION');
        await log(tx, caller, 'settings.save', 'settings', changesBetween(toForm(before), form));
      }),

    routing: () =>
      inTransaction(async (tx) => ({
        rules: (await district.routingRules(tx)).map(({ id, title, when, then, active }) => ({
          id,
          title,
          when: when as RoutingRuleBody['when'],
          then: {
            ...(then.leadUnit ? { leadUnit: then.leadUnit } : {}),
            ...(then.assistUnits ? { assistUnits: [...then.assistUnits] } : {}),
            ...(then.urgency ? { urgency: then.urgency } : {}),
          },
          active,
        })),
      })),

    /** Leads already routed keep their way. @throws Refusal ROUTING_INVALID */
    saveRouting: (caller: Caller, bodies: readonly RoutingRuleBody[]): Promise<void> =>
      inTransaction(async (tx) => {
        const rules = inDomain(bodies);
        await mustRoute(tx, rules);
        await district.lock(tx);
        await district.replaceRoutingRules(
          tx,
          rules.map(({ order, ...rule }) => ({ ...rule, position: order })),
        );
        const active = rules.filter((rule) => rule.active).length;
        await log(tx, caller, 'routing.save', 'routing', { rules: rules.length, active });
      }),

    /** Where a lead with these facts would go by these rules; nothing is kept. @throws Refusal ROUTING_INVALID */
    tryRouting: (bodies: readonly RoutingRuleBody[], facts: Static<typeof RoutingFacts>) =>
      inTransaction(async (tx) => {
        const rules = inDomain(bodies);
        await mustRoute(tx, rules);
        const way = route(rules, { ...facts, urgency: facts.urgentSituations } as unknown as Facts);
        const titles = new Map(rules.map((rule) => [rule.id, rule.title]));
        return {
          leadUnit: way.leadUnit,
          jointUnits: [...way.jointUnits],
          assistUnits: way.assistUnits,
          townshipCode: way.townshipCode,
          urgency: way.urgency,
          matched: way.trace.map((id) => titles.get(id) ?? id),
        };
      }),
  };
}
export type SettingsService = ReturnType<typeof makeSettingsService>;

/** The list's order is the order in which the rules apply. */
const inDomain = (bodies: readonly RoutingRuleBody[]): RoutingRule[] =>
  bodies.map((body, index) => ({ ...body, order: (index + 1) * 10 }) as unknown as RoutingRule);
