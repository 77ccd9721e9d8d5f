/** The migrated database that the others are copied from. */
export const TEMPLATE = 'tipward_template';

/** The same with a district and its staff, whom most tests' offices employ. */
export const STAFFED_TEMPLATE = 'tipward_staffed';

/** The same server and user, another database. */
export const named = (url: string, database: string): string =>
  url.replace(/^([^?]*\/)[^/?]*/, `$1${database}`);
