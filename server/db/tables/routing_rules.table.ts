import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { RoutingRule } from '../../domain/routing.ts';

/** Where a lead goes, as rules held as data: later rules override, assisting units add up. */
export const routingRules = pgTable('routing_rules', {
  id: uuid('id').primaryKey(),
  position: integer('position').notNull(),
  title: text('title').notNull(),
  when: jsonb('when').$type<RoutingRule['when']>().notNull(),
  then: jsonb('then').$type<RoutingRule['then']>().notNull(),
  active: boolean('active').notNull().default(true),
});
