import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';

/**
 * Looks through a file for viruses as it streams by. Throws where the scanner can't be reached, takes too long or
 * doesn't want to answer; the stream is then destroyed, so that whoever feeds it goes on without.
 */
export type Scanner = { scan(content: Readable): Promise<Verdict> };
export type Verdict = 'CLEAN' | { infected: string };

/** Milliseconds. `answer`: from the last byte to the verdict, since large archives take their time. */
type Patience = { connect: number; send: number; answer: number };
const PATIENCE: Patience = { connect: 2_000, send: 5_000, answer: 120_000 };

const COMMAND = Buffer.from('zINSTREAM\0');
const END = Buffer.alloc(4);
/** clamd says far less; somebody who says more is no clamd. */
const LONGEST_ANSWER = 4_096;

/** ClamAV's daemon over TCP, by INSTREAM: each chunk after its length in four bytes, a length of zero at the end. */
export function clamdScanner(
  where: { host: string; port: number },
  patience: Partial<Patience> = {},
): Scanner {
  const within = { ...PATIENCE, ...patience };
  return {
    async scan(content) {
      const socket = connect(where).setNoDelay();
      const answered = answerOf(socket);
      // A scanner that answers or hangs up in the middle wants no more; the socket's end lets a waiting write go.
      let sending = true;
      const stop = () => void (sending && socket.destroy());
      answered.then(stop, stop);
      try {
        await inTime('connecting', within.connect, opened(socket));
        socket.write(COMMAND);
        for await (const chunk of content as AsyncIterable<Buffer>) {
          if (socket.destroyed) break;
          if (chunk.length) await inTime('sending', within.send, written(socket, chunk));
        }
        sending = false;
        if (!socket.destroyed) socket.write(END);
        return verdictOf(await inTime('scanning', within.answer, answered));
      } finally {
        content.destroy();
        socket.destroy();
      }
    },
  };
}

const opened = (socket: Socket) =>
  new Promise<void>((resolve) => socket.once('connect', resolve).once('close', () => resolve()));

/** Waits until the chunk has left, so that one chunk at a time is in memory however slow the scanner is. */
function written(socket: Socket, chunk: Buffer): Promise<void> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  socket.write(length);
  return new Promise((resolve) => socket.write(chunk, () => resolve()));
}

/** What the other side says until it closes or ends with a zero byte. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.on('data', (bytes) => {
      said += bytes.toString('latin1');
      if (said.includes('\0')) resolve(said.slice(0, said.indexOf('\0')));
      else if (said.length > LONGEST_ANSWER) reject(new Error('the virus scanner talks nonsense'));
    });
    socket.on('error', (error) => reject(new Error('the virus scanner cannot be reached', { cause: error })));
    socket.once('close', () => reject(new Error('the virus scanner hung up')));
  });
}

async function inTime<T>(what: string, ms: number, step: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the virus scanner took too long (${what})`)), ms);
  });
  try {
    return await Promise.race([step, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** `stream: OK`, `stream: Name FOUND`, or `… ERROR`, as when a file is longer than the scanner's StreamMaxLength. */
function verdictOf(answer: string): Verdict {
  const found = /^stream: (.+) FOUND$/.exec(answer);
  if (found?.[1]) return { infected: found[1] };
  if (answer === 'stream: OK') return 'CLEAN';
  throw new Error(`the virus scanner would not say: ${answer.slice(0, 120)}`);
}
