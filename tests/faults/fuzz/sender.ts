import { Writable } from 'node:stream';
import { Compile } from 'typebox/compile';
import { type Endpoint, ErrorAnswer } from '../../../server/contract/endpoint.ts';
import { readHealth } from '../../../server/contract/health.ts';
import { signIn } from '../../../server/contract/sessions.ts';
import { totpCode } from '../../../server/crypto/totp.ts';
import type { TestOffice } from '../../support/office.ts';
import { NAMES, type Name, PASSWORD, PEOPLE } from '../../support/people.ts';
import type { Request } from './requests.ts';

const isErrorAnswer = Compile(ErrorAnswer);
const ERROR_KEYS = new Set(['code', 'message', 'fields', 'requestId']);

/** No promise about speed: whoever waits this long waits for ever. */
const HANGS_AFTER_MS = 60_000;

/** What the process says of errors, in full: here no reporter is harmed by it. */
export function anEar(): { options: object; said(): string } {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString('utf8'));
      done();
    },
  });
  return {
    options: { level: 'error', base: null, stream },
    said: () => lines.splice(0).join('').slice(-6_000),
  };
}

export type Answered = { status: number; code: string | undefined };

/**
 * Sends one request and holds what every answer owes: it comes, it is no failure of ours, and a no has our shape.
 * Throws with what is wrong.
 */
export async function sendFuzz(
  office: TestOffice,
  endpoint: Endpoint,
  request: Request,
  cookie: string,
  said: () => string,
): Promise<Answered> {
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('hangs')), HANGS_AFTER_MS);
  });
  const headers = { ...request.headers, ...(cookie ? { cookie } : {}) };
  const answer = await Promise.race([office.app.inject({ ...request, headers }), hung]).finally(() =>
    clearTimeout(timer),
  );
  const { statusCode: status } = answer;
  const trouble = (what: string) =>
    new Error(
      `${what}: ${endpoint.method} ${endpoint.url} answered ${status} ${answer.body.slice(0, 300)}\n${said()}`,
    );
  if (status < 400) {
    // A part of a file, or nothing new since the last time, is the same answer in other words.
    const promised = [...Object.keys(endpoint.schema.response).map(Number), 206, 304];
    if (!promised.includes(status)) throw trouble('not in the contract');
    return { status, code: undefined };
  }
  if (answer.headers['x-content-type-options'] !== 'nosniff') throw trouble('without our headers');
  if (status >= 500 && !(status === 503 && Number(answer.headers['retry-after']) > 0))
    throw trouble('a failure');
  if (endpoint.method === 'HEAD') return { status, code: undefined };
  let body: unknown;
  try {
    body = answer.json<unknown>();
  } catch {
    throw trouble('no JSON');
  }
  if (!isErrorAnswer.Check(body)) throw trouble('not our shape');
  if (Object.keys(body).some((key) => !ERROR_KEYS.has(key))) throw trouble('more than our shape');
  return { status, code: body.code };
}

export async function demandHealth(office: TestOffice): Promise<void> {
  const answer = await office.app.inject(readHealth.url);
  if (answer.statusCode !== 200) throw new Error(`not healthy any more: ${answer.statusCode}`);
}

/** Who may use an endpoint, signed in when first needed and again when a request has ended their session. */
export function cookiesOf(office: TestOffice) {
  const cookies = new Map<Name, string>();
  return {
    of: (endpoint: Endpoint): Name[] =>
      NAMES.filter(
        (name) =>
          endpoint.allow === 'SIGNED_IN' ||
          (endpoint.allow !== 'ANYBODY' &&
            PEOPLE[name].roles.some((role) => endpoint.allow.includes(role as never))),
      ),
    forget: (name: Name) => cookies.delete(name),
    /** '' where the walk has shut them out: suspended, or with a password that chance has chosen. */
    async get(name: Name): Promise<string> {
      const known = cookies.get(name);
      if (known !== undefined) return known;
      office.clock.set(new Date(office.clock.now().getTime() + 31_000)); // a one-time code works once
      const code = totpCode(office.secretOf(name), office.clock.now());
      const payload = { username: name, password: PASSWORD, code };
      const answer = await office.app.inject({ method: 'POST', url: signIn.url, payload });
      const cookie = answer.statusCode === 201 ? String(answer.headers['set-cookie']).split(';')[0]! : '';
      cookies.set(name, cookie);
      return cookie;
    },
  };
}
