import type { FastifyInstance } from 'fastify';
import { estimateReward, readClocks, readRules } from '../../contract/rules.ts';
import { readSchemeShape } from '../../contract/scheme-desk.ts';
import { REWARD_SCHEME_SCHEMA } from '../../contract/scheme-document.ts';
import { serve } from '../../doors/serve.ts';
import type { RulesService } from './rules.service.ts';

export function ruleRoutes(app: FastifyInstance, { rules }: { rules: RulesService }): void {
  serve(app, readRules, () => rules.read());
  serve(app, readClocks, () => rules.clocks());
  serve(app, estimateReward, ({ body }) => rules.estimate(body));
  serve(app, readSchemeShape, async () => REWARD_SCHEME_SCHEMA);
}
