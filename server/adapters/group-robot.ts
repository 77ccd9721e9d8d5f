import { createHmac } from 'node:crypto';
import type { RobotKind } from '../domain/robot.ts';

/** What is sent where, and what came back: `answer` is the far end's own code and words, never the address. */
export type RobotMessage = { kind: RobotKind; address: string; secret: string | null; text: string };
export type RobotAnswer = { ok: boolean; answer: string };
export type GroupRobot = { say(message: RobotMessage, at: Date): Promise<RobotAnswer> };

const PATIENCE_MS = 10_000;
const MOST_ANSWER_BYTES = 8_192;

/**
 * Says a text through a group robot, in the messenger's own format. Follows no redirect, waits no longer than
 * {@link PATIENCE_MS}, and throws nothing: whatever goes wrong comes back as an answer without the address, which is a key.
 */
export const groupRobot: GroupRobot = {
  async say(message, at) {
    const { url, body } = signedRequest(message, at);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await beginningOf(response);
      if (response.status !== 200) return { ok: false, answer: `HTTP ${response.status}` };
      return verdict(text, message);
    } catch (error) {
      return { ok: false, answer: troubleOf(error) };
    }
  },
};

/** DingTalk signs in the address and in milliseconds, Feishu in the body and in seconds; WeCom's key is its address. */
export function signedRequest({ kind, address, secret, text }: RobotMessage, at: Date) {
  const url = new URL(address);
  if (kind === 'FEISHU') {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signature = secret ? { timestamp, sign: feishuSign(timestamp, secret) } : {};
    return { url, body: { ...signature, msg_type: 'text', content: { text } } };
  }
  if (kind === 'DINGTALK' && secret) {
    const timestamp = String(at.getTime());
    url.searchParams.set('timestamp', timestamp);
    url.searchParams.set('sign', dingTalkSign(timestamp, secret));
  }
  return { url, body: { msgtype: 'text', text: { content: text } } };
}

/** HMAC-SHA256 over time and secret, under the secret. */
export const dingTalkSign = (timestamp: string, secret: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');

/** HMAC-SHA256 over nothing, under time and secret. */
export const feishuSign = (timestamp: string, secret: string): string =>
  createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');

/** All three answer 200 to almost anything and say in the body whether they took it. */
function verdict(text: string, { address, secret }: RobotMessage): RobotAnswer {
  const said = parsed(text);
  const code = said['errcode'] ?? said['code'] ?? said['StatusCode'];
  const words = said['errmsg'] ?? said['msg'] ?? said['StatusMessage'] ?? '';
  if (typeof code !== 'number') return { ok: false, answer: 'HTTP 200, no answer that we know' };
  const key = new URL(address).searchParams.values().next().value ?? address.split('/').at(-1) ?? address;
  const hidden = [address, key, secret ?? ''].filter((part) => part.length >= 8);
  const plain = hidden.reduce((answer, part) => answer.replaceAll(part, '…'), `${code} ${String(words)}`);
  return { ok: code === 0, answer: plain.trim().slice(0, 200) };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    pieces.push(piece as Uint8Array);
    size += (piece as Uint8Array).length;
    if (size > MOST_ANSWER_BYTES) break;
  }
  return Buffer.concat(pieces).toString('utf8');
}

function troubleOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'TIMEOUT';
  const code = error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? code : 'NETWORK';
}
