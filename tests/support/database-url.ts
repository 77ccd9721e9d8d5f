/** The migrated database that the others are copied from. */
export const TEMPLATE = 'tipward_template';

/** The same server and user, another database. */
export const named = (url: string, database: string): string =>
  url.replace(/^([^?]*\/)[^/?]*/, `$1${database}`);
