/** OPEN: handed out; ACCEPTED: two officers took it; SIGNED: finding signed; RETURNED: the unit gave it back. */
export const TASK_STATUSES = ['OPEN', 'ACCEPTED', 'SIGNED', 'RETURNED'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];
