import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What a scanner for tests looks for; a real virus has no business here. */
export const MARK = Buffer.from('tipward-test-virus');

/** How it behaves: as clamd does, or as one that accepts and then never reads, never answers, or hangs up. */
export type Mood = 'WELL' | 'DEAF' | 'MUTE' | 'HANGS_UP' | 'SMALL_LIMIT' | 'NONSENSE';

export type TestClamd = {
  host: string;
  port: number;
  mood: Mood;
  /** How many bytes each whole stream had that it was sent. */
  seen: number[];
  close(): Promise<void>;
};

const LIMIT = 1_000_000;

/** A server that speaks clamd's INSTREAM: `zINSTREAM\0`, chunks after their length, a zero, one answer, the end. */
export async function aClamd(): Promise<TestClamd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)));
    if (clamd.mood === 'DEAF') socket.pause();
    else if (clamd.mood === 'HANGS_UP') socket.once('data', () => socket.destroy());
    else converse(socket);
  });

  function converse(socket: Socket): void {
    let held: Buffer = Buffer.alloc(0);
    let tail: Buffer = Buffer.alloc(0);
    let commanded = false;
    let size = 0;
    let found = false;
    const answer = (text: string) => (clamd.mood === 'MUTE' ? undefined : socket.end(`${text}\0`));
    socket.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes]);
      if (!commanded) {
        if (held.length < 10) return;
        if (held.subarray(0, 10).toString() !== 'zINSTREAM\0') return void answer('UNKNOWN COMMAND');
        held = held.subarray(10);
        commanded = true;
      }
      while (held.length >= 4) {
        const length = held.readUInt32BE(0);
        if (length === 0) {
          clamd.seen.push(size);
          if (clamd.mood === 'NONSENSE') return void socket.end('220 mail.example ESMTP\0');
          return void answer(found ? 'stream: Tipward.Test.UNOFFICIAL FOUND' : 'stream: OK');
        }
        if (held.length < 4 + length) return;
        const chunk = held.subarray(4, 4 + length);
        held = held.subarray(4 + length);
        size += length;
        // A mark may lie across two chunks.
        const window = Buffer.concat([tail, chunk]);
        found ||= window.includes(MARK);
        tail = Buffer.from(window.subarray(-MARK.length));
        if (clamd.mood === 'SMALL_LIMIT' && size > LIMIT) {
          return void answer('INSTREAM size limit exceeded. ERROR');
        }
      }
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const clamd: TestClamd = {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    mood: 'WELL',
    seen: [],
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return clamd;
}
