import { Logger, type Runner, run } from 'graphile-worker';
import type { Office } from '../wiring.ts';
import { forgetProofs } from './forget-proofs.ts';
import { eraseRun } from './erase-run.ts';
import { endUnseals } from './end-unseals.ts';
import { notifyRewards } from './notify-rewards.ts';
import { prepareEvidence } from './prepare-evidence.ts';
import { proposeForfeits } from './propose-forfeits.ts';
import { resealGrants } from './reseal-grants.ts';
import { remindRetention } from './remind-retention.ts';
import { resumeMail } from './resume-mail.ts';
import { scanEvidence } from './scan-evidence.ts';
import { sendMail } from './send-mail.ts';
import { sweepEvidence } from './sweep-evidence.ts';
import { verifyLog } from './verify-log.ts';
import { writeDailyCheckpoint } from './write-checkpoint.ts';

/**
 * Starts the jobs of this process; several processes share one queue. `stop()` lets what is under way end first.
 * Quiet by itself: a job that fails says so through `onError`, by its name and without its payload.
 */
export async function startJobs(
  office: Office,
  onError: (job: string, error: unknown) => void,
): Promise<Runner> {
  const runner = await run({
    pgPool: office.ground.database.pool,
    // A large file takes its time to prepare; mail must not wait for it.
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 5_000,
    logger: new Logger(() => () => undefined),
    taskList: {
      'send-mail': sendMail(office),
      'resume-mail': resumeMail(office),
      'sweep-evidence': sweepEvidence(office),
      'scan-evidence': scanEvidence(office),
      'prepare-evidence': prepareEvidence(office),
      'propose-forfeits': proposeForfeits(office),
      'notify-rewards': notifyRewards(office),
      'end-unseals': endUnseals(office),
      'erase-run': eraseRun(office),
      'remind-retention': remindRetention(office),
      'forget-proofs': forgetProofs(office),
      'write-checkpoint': writeDailyCheckpoint(office),
      'verify-log': verifyLog(office),
      'reseal-grants': resealGrants(office),
    },
    crontab:
      '43 * * * * write-checkpoint\n27 19 * * * verify-log\n17 * * * * sweep-evidence\n37 * * * * scan-evidence\n*/15 * * * * prepare-evidence\n*/10 * * * * resume-mail\n23 * * * * propose-forfeits\n7 * * * * notify-rewards\n31 1 * * * remind-retention\n* * * * * end-unseals\n53 * * * * forget-proofs\n*/5 * * * * reseal-grants',
  });
  runner.events.on('job:error', ({ job, error }) => onError(job.task_identifier, error));
  // What a process that was killed had begun is taken up at once, not when its lock runs out.
  await runner.addJob('prepare-evidence', {});
  return runner;
}
