import type { FastifyInstance } from 'fastify';
import { listViews, removeView, renameView, saveView } from '../../contract/saved-views.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { SavedViewsService } from './saved-views.service.ts';

export function savedViewRoutes(
  app: FastifyInstance,
  { savedViews }: { savedViews: SavedViewsService },
): void {
  serveStaff(app, listViews, ({ caller }) => savedViews.list(caller));
  serveStaff(app, saveView, ({ caller, body }) => savedViews.save(caller, body));
  serveStaff(app, renameView, ({ caller, params, body }) =>
    savedViews.rename(caller, params.viewId, body.name),
  );
  serveStaff(app, removeView, ({ caller, params }) => savedViews.remove(caller, params.viewId));
}
