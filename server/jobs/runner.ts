import { Logger, type RunnerOptions } from 'graphile-worker';
import type { Office } from '../wiring.ts';
import { acceptSilent } from './accept-silent.ts';
import { postRobot } from './post-robot.ts';
import { sendDigests } from './send-digests.ts';
import { escalate } from './escalate.ts';
import { forgetProofs } from './forget-proofs.ts';
import { eraseRun } from './erase-run.ts';
import { endUnseals } from './end-unseals.ts';
import { keepRunning } from './keep-running.ts';
import { notifyRewards } from './notify-rewards.ts';
import { prepareEvidence } from './prepare-evidence.ts';
import { proposeForfeits } from './propose-forfeits.ts';
import { remindClaims } from './remind-claims.ts';
import { remindHolds } from './remind-holds.ts';
import { publishStatistics } from './publish-statistics.ts';
import { resealGrants } from './reseal-grants.ts';
import { remindRetention } from './remind-retention.ts';
import { resumeMail } from './resume-mail.ts';
import { scanEvidence } from './scan-evidence.ts';
import { scanPaper } from './scan-paper.ts';
import { sendMail } from './send-mail.ts';
import { sweepEvidence } from './sweep-evidence.ts';
import { tellAfterHolds, tellReporter } from './tell-reporter.ts';
import { verifyLedger } from './verify-ledger.ts';
import { verifyLog } from './verify-log.ts';
import { writeDailyCheckpoint } from './write-checkpoint.ts';

/**
 * Starts the jobs of this process; several processes share one queue. `stop()` lets what is under way end first.
 * Quiet by itself: a job that fails says so through `onError`, by its name and without its payload.
 */
export async function startJobs(
  office: Office,
  onError: (job: string, error: unknown) => void,
): Promise<{ stop(): Promise<void> }> {
  const begin = (options: RunnerOptions) =>
    keepRunning(
      {
        pgPool: office.ground.database.pool,
        noHandleSignals: true,
        pollInterval: 5_000,
        logger: new Logger(() => () => undefined),
        ...options,
      },
      ({ events }) => events.on('job:error', ({ job, error }) => onError(job.task_identifier, error)),
    );
  const hands = await begin({
    concurrency: 4,
    taskList: {
      'send-mail': sendMail(office),
      'resume-mail': resumeMail(office),
      'sweep-evidence': sweepEvidence(office),
      'propose-forfeits': proposeForfeits(office),
      'notify-rewards': notifyRewards(office),
      'remind-claims': remindClaims(office),
      'remind-holds': remindHolds(office),
      'end-unseals': endUnseals(office),
      'erase-run': eraseRun(office),
      'remind-retention': remindRetention(office),
      'forget-proofs': forgetProofs(office),
      'write-checkpoint': writeDailyCheckpoint(office),
      'verify-log': verifyLog(office),
      'verify-ledger': verifyLedger(office),
      'reseal-grants': resealGrants(office),
      'publish-statistics': publishStatistics(office),
      'tell-reporter': tellReporter(office),
      'accept-silent': acceptSilent(office),
      escalate: escalate(office),
      'post-robot': postRobot(office),
      'send-digests': sendDigests(office),
      'tell-after-holds': tellAfterHolds(office),
    },
    crontab: [
      '43 * * * * write-checkpoint',
      '27 19 * * * verify-log',
      '41 19 * * * verify-ledger',
      '17 * * * * sweep-evidence',
      '*/10 * * * * resume-mail',
      '23 * * * * propose-forfeits',
      '7 * * * * notify-rewards',
      '37 1 * * * remind-claims',
      '41 0 * * * remind-holds',
      '31 1 * * * remind-retention',
      '* * * * * end-unseals',
      '53 * * * * forget-proofs',
      '*/5 * * * * reseal-grants',
      '11 16 * * * publish-statistics',
      '11 * * * * tell-after-holds',
      '3,13,23,33,43,53 * * * * accept-silent',
      '5,15,25,35,45,55 * * * * send-digests',
      '* * * * * escalate ?id=escalate-urgent {"lane":"URGENT"}',
      '*/10 * * * * escalate ?id=escalate-ordinary {"lane":"ORDINARY"}',
    ].join('\n'),
  });
  // Files are prepared one after the other, and large ones take their time: whatever queues there keeps no mail waiting.
  const bench = await begin({
    concurrency: 1,
    taskList: { 'prepare-evidence': prepareEvidence(office) },
    crontab: '*/15 * * * * prepare-evidence',
  });
  // So is a scanner that takes its time, or says nothing until its patience is out.
  const gate = await begin({
    concurrency: 2,
    taskList: { 'scan-evidence': scanEvidence(office), 'scan-paper': scanPaper(office) },
    crontab: ['37 * * * * scan-evidence', '47 * * * * scan-paper'].join('\n'),
  });
  // What a process that was killed had begun is taken up at once, not when its lock runs out.
  await bench.addJob('prepare-evidence', {});
  // A start that missed the hour still has its checkpoint of the day, without keeping anybody waiting at the door.
  await hands.addJob('write-checkpoint', {});
  await hands.addJob('publish-statistics', {});
  return {
    async stop() {
      await Promise.all([hands.stop(), bench.stop(), gate.stop()]);
    },
  };
}
