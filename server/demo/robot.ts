import type { Stage } from './stage.ts';

/** As a district file brings one: of a made-up group, with no address, so that a demo speaks to nobody. */
const ROBOT = {
  kind: 'WECOM',
  name: '处非办值班群（演示）',
  events: ['URGENT', 'OVERDUE', 'DAILY'],
} as const;

/** A group robot for the administrator's page to show. @throws Error where the office's own file does not fit it */
export async function layOutRobot({ office, as }: Stage): Promise<void> {
  const { version, file } = await office.districtFile.export();
  const { actor } = await as('sysadmin');
  const robots = [{ ...ROBOT, events: [...ROBOT.events] }];
  const { problems } = await office.districtFile.import(actor, { ...file, robots }, version);
  if (problems.length > 0) throw new Error(`the demo's own file: ${problems[0]?.path}`);
}
