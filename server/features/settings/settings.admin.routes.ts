import type { FastifyInstance } from 'fastify';
import { listMails } from '../../contract/mails.ts';
import { readRouting, saveRouting, tryRouting } from '../../contract/routing.ts';
import { readSettings, saveSettings } from '../../contract/settings.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { OutboxService } from '../notifications/outbox.service.ts';
import type { SettingsService } from './settings.service.ts';

const ok = { ok: true } as const;

type Services = { settings: SettingsService; outbox: OutboxService };

export function settingsRoutes(app: FastifyInstance, { settings, outbox }: Services): void {
  serveStaff(app, readSettings, () => settings.read());
  serveStaff(app, saveSettings, async ({ caller, body }) => {
    await settings.save(caller, body.version, body.settings);
    return ok;
  });
  serveStaff(app, readRouting, () => settings.routing());
  serveStaff(app, saveRouting, async ({ caller, body }) => {
    await settings.saveRouting(caller, body.rules);
    return ok;
  });
  serveStaff(app, tryRouting, ({ body }) => settings.tryRouting(body.rules, body.facts));
  serveStaff(app, listMails, ({ query }) => outbox.list(query.page));
}
