import type { Clock } from './adapters/clock.ts';
import { groupRobot } from './adapters/group-robot.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { InTransaction } from './db/transaction.ts';
import { auditStore as audit } from './features/audit/audit.store.ts';
import { makeBoardService } from './features/board/board.service.ts';
import { boardStore } from './features/board/board.store.ts';
import { makeCalendarService } from './features/calendar/calendar.service.ts';
import { calendarStore } from './features/calendar/calendar.store.ts';
import { determinationsStore as determinations } from './features/determinations/determinations.store.ts';
import { districtStore as district } from './features/district/district.store.ts';
import { makeDigests } from './features/digests/digests.ts';
import { digestsStore as digests } from './features/digests/digests.store.ts';
import { makeDisclosureHoldsService } from './features/disclosure-holds/disclosure-holds.service.ts';
import { disclosureHoldsStore as holds } from './features/disclosure-holds/disclosure-holds.store.ts';
import { makeHoldReminders } from './features/disclosure-holds/hold-reminders.ts';
import { makeDutyService } from './features/duty/duty.service.ts';
import { dutyStore as duty } from './features/duty/duty.store.ts';
import { makeUrgentLane } from './features/duty/urgent-lane.ts';
import { makeEscalating } from './features/escalations/escalating.ts';
import { makeEscalationsService } from './features/escalations/escalations.service.ts';
import { escalationsStore as escalations } from './features/escalations/escalations.store.ts';
import { makeLateBriefService } from './features/escalations/late-brief.service.ts';
import { makeSilentAcceptance } from './features/escalations/silent-acceptance.ts';
import type { LeadActs } from './features/leads/lead-acts.ts';
import type { LeadContent } from './features/leads/lead-content.ts';
import type { LeadWords } from './features/leads/lead-words.ts';
import { leadsStore as leads } from './features/leads/leads.store.ts';
import type { Notices } from './features/notifications/notices.ts';
import { mailsStore as mails } from './features/notifications/mails.store.ts';
import { makeRemindersService } from './features/reminders/reminders.service.ts';
import { remindersStore } from './features/reminders/reminders.store.ts';
import { makeRewardDues } from './features/rewards/reward-dues.ts';
import { rewardDuesStore as rewardDues } from './features/rewards/reward-dues.store.ts';
import { makeRobotKeys } from './features/robots/robot-keys.ts';
import { makeRobotPosts } from './features/robots/robot-posts.ts';
import { makeRobotsService } from './features/robots/robots.service.ts';
import { robotsStore } from './features/robots/robots.store.ts';
import { staffStore as staff } from './features/staff/staff.store.ts';
import { tasksStore as tasks } from './features/tasks/tasks.store.ts';
import { queueStore as queue } from './jobs/queue.store.ts';

type Ground = {
  inTransaction: InTransaction;
  clock: Clock;
  notices: Notices;
  acts: LeadActs;
  words: LeadWords;
  content: LeadContent;
  serverKeys: ServerKeys;
  publicOrigin: string;
  robotLoopback: string | undefined;
};

/** What binds the office itself: missed dates, silence, and who is told of them. */
export function wireClocks(ground: Ground) {
  const { inTransaction, clock, notices, acts, words, content, serverKeys, publicOrigin } = ground;
  const keys = makeRobotKeys(serverKeys.robotKey);
  const robot = { inTransaction, clock, robots: robotsStore, keys, far: groupRobot, publicOrigin };
  const robotPosts = makeRobotPosts({ ...robot, queue });
  const base = { inTransaction, clock, district };
  const leadStores = { leads, tasks, determinations };
  const rewardsDue = makeRewardDues({ inTransaction, clock, rewardDues });
  return {
    escalating: makeEscalating({ ...base, ...leadStores, escalations, audit, notices }),
    silentAcceptance: makeSilentAcceptance({ ...base, escalations, acts }),
    board: makeBoardService({ inTransaction, clock, board: boardStore, escalations, rewardsDue }),
    rewardsDue,
    calendar: makeCalendarService({ ...base, calendar: calendarStore, audit }),
    duty: makeDutyService({ ...base, staff, duty, audit }),
    urgentLane: makeUrgentLane({ duty, notices, robotPosts }),
    digests: makeDigests({ ...base, digests, mails, queue, board: boardStore, robotPosts, rewardDues }),
    reminders: makeRemindersService({
      inTransaction,
      clock,
      reminders: remindersStore,
      rewardDues,
      audit,
      pepper: serverKeys.pepper,
      publicOrigin,
    }),
    disclosureHolds: makeDisclosureHoldsService({ ...base, holds }),
    holdReminders: makeHoldReminders({ ...base, holds, notices }),
    robotPosts,
    robots: makeRobotsService({ ...robot, audit, loopback: ground.robotLoopback }),
    lateBrief: makeLateBriefService({ acts, words, content }),
    escalations: makeEscalationsService({ ...base, ...leadStores, escalations }),
  };
}
