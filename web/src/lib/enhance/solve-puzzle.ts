import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

// Runs in a worker of its own, so that typing never stutters. Answers the solution as the office reads it, or nothing.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  solve(data)
    .catch(() => '')
    .then((solution) => postMessage(solution));
});

async function solve(puzzle: string): Promise<string> {
  const challenge = JSON.parse(puzzle) as Parameters<typeof solveChallenge>[0]['challenge'];
  const solution = await solveChallenge({ challenge, deriveKey });
  return solution ? btoa(JSON.stringify({ challenge, solution })) : '';
}
