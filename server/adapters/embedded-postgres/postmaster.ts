import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a server writes about itself into its data folder, for as long as it runs. */
export interface Postmaster {
  pid: number;
  socketFolder: string;
}

/** Reads `postmaster.pid`; undefined when there is none or it is not complete yet. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, socketFolder: lines[4]?.trim() ?? '' } : undefined;
}

/** A process that has ended but that nobody has buried (as in a container without an init) counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Whether the process is a database server on this very cluster. A number alone proves nothing: after a reboot or in
 * a restarted container it belongs to somebody else, who must not be stopped.
 */
export function servesCluster(pid: number, cluster: string): boolean {
  const words = commandLine(pid);
  return words.includes('-D') && words[words.indexOf('-D') + 1] === cluster;
}

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    if (process.platform === 'linux') return [];
  }
  try {
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
  } catch {
    return [];
  }
}

/**
 * Removes what a server that no longer runs left in its cluster. PostgreSQL would stumble over either lock when the
 * number in it belongs to somebody else by now, or to a process that ended and that nobody has buried.
 */
export function sweepLocks(cluster: string): void {
  for (const name of ['postmaster.pid', '.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    rmSync(join(cluster, name), { force: true });
  }
}

/**
 * Stops a server that somebody else started: fast shutdown first, which ends sessions and writes everything out, and
 * the immediate one, from which it recovers at its next start, only after `patience` milliseconds.
 */
export async function stopPostmaster(pid: number, patience = 30_000): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', patience],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    for (let waited = 0; waited < wait; waited += 25) {
      if (!isAlive(pid)) return;
      await sleep(25);
    }
  }
}
