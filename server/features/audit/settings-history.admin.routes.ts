import type { FastifyInstance } from 'fastify';
import { readPeopleHistory, readSettingsHistory } from '../../contract/settings-history.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { SettingsHistory } from './settings-history.service.ts';

type Services = { settingsHistory: SettingsHistory };

export function settingsHistoryRoutes(app: FastifyInstance, { settingsHistory }: Services): void {
  serveStaff(app, readSettingsHistory, ({ query }) => settingsHistory.read(query));
  serveStaff(app, readPeopleHistory, ({ query }) => settingsHistory.ofPeople(query));
}
