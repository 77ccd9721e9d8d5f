import type { FastifyInstance } from 'fastify';
import { settingsHistoryRoutes } from '../features/audit/settings-history.admin.routes.ts';
import { calendarRoutes } from '../features/calendar/calendar.admin.routes.ts';
import { channelRoutes } from '../features/channels/channels.admin.routes.ts';
import { licenceAdminRoutes } from '../features/licences/licences.admin.routes.ts';
import { districtFileRoutes } from '../features/district-file/district-file.admin.routes.ts';
import { catalogueRoutes } from '../features/catalogues/catalogues.admin.routes.ts';
import { noticeTextRoutes } from '../features/notifications/notice-texts.admin.routes.ts';
import { lookRoutes } from '../features/look/look.admin.routes.ts';
import { placeRoutes } from '../features/places/places.admin.routes.ts';
import { recoveryRoutes } from '../features/recovery/recovery.admin.routes.ts';
import { robotRoutes } from '../features/robots/robots.admin.routes.ts';
import { settingsRoutes } from '../features/settings/settings.admin.routes.ts';
import { staffRoutes } from '../features/staff/staff.admin.routes.ts';
import { villageAdminRoutes } from '../features/villages/villages.admin.routes.ts';
import type { Office } from '../wiring.ts';
import { guardDoor } from './guard.ts';

/** The administrators: people and settings, never a lead. */
export async function adminDoor(app: FastifyInstance, { office }: { office: Office }): Promise<void> {
  guardDoor(app, 'admin', office.sessions);
  staffRoutes(app, office);
  recoveryRoutes(app, office);
  settingsRoutes(app, office);
  robotRoutes(app, office);
  settingsHistoryRoutes(app, office);
  channelRoutes(app, office);
  calendarRoutes(app, office);
  lookRoutes(app, office);
  placeRoutes(app, office);
  catalogueRoutes(app, office);
  noticeTextRoutes(app, office);
  districtFileRoutes(app, office);
  licenceAdminRoutes(app, office);
  villageAdminRoutes(app, office);
}
