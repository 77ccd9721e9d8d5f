import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '../../cannot-start.ts';
import { binariesFor } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { officeUrl, ownerUrl, superuserUrl, tryHold, visit } from './hold.ts';
import { isAlive, readPostmaster, servesCluster, stopPostmaster, sweepLocks } from './postmaster.ts';
import type { RunOptions, RunningCluster } from './running-cluster.ts';
import { launch } from './server.ts';
import { sweepSockets } from './socket-folder.ts';

const PATIENCE = 30_000;

/** The whole of a start, from finding the cluster to the server that answers under our hold. */
export async function runCluster(options: RunOptions): Promise<RunningCluster> {
  const cluster = await ensureCluster(options.dataDir, binariesFor, options.log);
  const until = Date.now() + PATIENCE;
  for (;;) {
    const step = await attempt(cluster, options);
    if (typeof step === 'object') return step;
    if (Date.now() > until) refuse(cluster, step);
    await sleep(100);
  }
}

/** One look at the cluster: the running server, or why it has to be looked at again. */
async function attempt(cluster: Cluster, options: RunOptions): Promise<RunningCluster | 'command' | string> {
  const left = readPostmaster(cluster.folder);
  if (!left) return launch(cluster, options);

  const hold = await tryHold(left.socketFolder, `tipward ${options.holder}`);
  if (hold.kind === 'taken') {
    if (options.join) return join(cluster, left.socketFolder);
    if (hold.by !== 'tipward command') inUse(cluster);
    return 'command'; // an operator's command is short: wait for it
  }
  const ours = isAlive(left.pid) && servesCluster(left.pid, cluster.folder);
  if (hold.kind === 'silent' && ours) return hold.reason;
  if (hold.kind === 'held') {
    options.log(
      '上次没有正常结束，正在停止遗留的数据库进程。 The last run was cut short; stopping the database it left running.',
    );
    // Held until it is gone: whoever else starts now sees that it is not theirs to take.
    if (ours) await stopPostmaster(left.pid);
    await hold.hold.release();
    if (!ours) inUse(cluster); // it answers, but from where we cannot see it, such as another container
  }
  sweepLocks(cluster.folder);
  sweepSockets(left.socketFolder);
  return launch(cluster, options);
}

async function join(cluster: Cluster, socketFolder: string): Promise<RunningCluster | string> {
  const leave = await visit(socketFolder);
  if (typeof leave === 'string') return leave;
  return {
    url: officeUrl(socketFolder),
    ownerUrl: ownerUrl(socketFolder),
    adminUrl: superuserUrl(socketFolder),
    folder: cluster.folder,
    stop: leave,
    lost: new Promise<void>(() => undefined),
  };
}

function inUse(cluster: Cluster): never {
  throw new CannotStart(
    'FOLDER_IN_USE',
    `另一个门户进程正在使用 ${cluster.folder}。请先停止它，或为这一个另设 DATA_DIR 和 PORT。`,
    `Another portal is using ${cluster.folder}. Stop it first, or give this one its own DATA_DIR and PORT.`,
  );
}

function refuse(cluster: Cluster, why: string): never {
  if (why === 'command') {
    throw new CannotStart(
      'COMMAND_RUNNING',
      '有一条运维命令正在使用数据库。请等它结束后再启动。',
      "An operator's command is using the database. Start again when it has finished.",
    );
  }
  const pid = readPostmaster(cluster.folder)?.pid;
  throw new CannotStart(
    'DATABASE_SILENT',
    `遗留的数据库进程（进程号 ${pid}）没有应答。请执行 kill -INT ${pid} 结束它，再重新启动。`,
    `A database process (number ${pid}) was left running and does not answer: ${why}. End it with kill -INT ${pid} and start again.`,
  );
}
