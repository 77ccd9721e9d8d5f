import { Worker } from 'node:worker_threads';
import { Refusal } from '../../domain/errors.ts';
import type { FromChild } from './own-process.ts';

const tell = (words: FromChild): void => void process.send?.(words);

/** What a process of its own does: one task, one answer. Whatever else it throws means that the file broke it. */
export function answering<Task>(work: (task: Task) => Promise<unknown>): void {
  process.on('message', (task: Task) => {
    work(task).then(
      (answer) => tell({ say: 'done', answer }),
      (error: unknown) =>
        error instanceof Refusal
          ? tell({ say: 'no', code: error.code, fields: error.fields })
          : process.exit(1),
    );
  });
  process.on('disconnect', () => process.exit(0));
  // Whoever is busy hears of no disconnection, and would go on after a parent that was killed.
  new Worker(
    `const { ppid } = process; setInterval(() => process.ppid === ppid || process.kill(process.pid, 'SIGKILL'), 500);`,
    { eval: true, env: {} },
  ).unref();
  tell({ say: 'ready' });
}
