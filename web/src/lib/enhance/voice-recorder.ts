/** Best first: what the office can take metadata out of, and every browser plays again. */
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
/** Speech needs no more: half an hour is seven megabytes. */
const BITS_A_SECOND = 32_000;

/** Why there is no recording: this browser can't, nobody let it, there is no microphone, or it broke. */
export type VoiceTrouble = 'missing' | 'refused' | 'none' | 'broken';
export type Take = { blob: Blob; seconds: number; full: boolean };
export type Recording = { stop(): void; seconds(): number };

type Wishes = { maxSeconds: number; maxBytes: number; ended(take: Take | undefined): void };

/**
 * Begins to record as soon as the person allows it. `ended` comes once: with the take when it is stopped, full, or the
 * microphone goes away; with nothing where nothing was heard. @throws VoiceTrouble
 */
export async function record({ maxSeconds, maxBytes, ended }: Wishes): Promise<Recording> {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  if (!mediaDevices || !('MediaRecorder' in globalThis)) throw troubled('missing');
  const stream = await mediaDevices.getUserMedia({ audio: true }).catch((error: unknown) => {
    throw troubled(troubleOf(error));
  });
  const awake = await stayAwake();
  const kind = KINDS.find((each) => MediaRecorder.isTypeSupported(each));
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: BITS_A_SECOND,
    ...(kind ? { mimeType: kind } : {}),
  });
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const pieces: Blob[] = [];
  let bytes = 0;
  let full = false;
  recorder.addEventListener('dataavailable', ({ data }) => {
    pieces.push(data);
    bytes += data.size;
    // One more second must still fit.
    full ||= seconds() >= maxSeconds || bytes + BITS_A_SECOND > maxBytes;
    if (full && recorder.state === 'recording') recorder.stop();
  });
  recorder.addEventListener('stop', () => {
    const length = seconds();
    for (const track of stream.getTracks()) track.stop();
    void awake?.release().catch(() => undefined);
    const type = (recorder.mimeType || kind || 'audio/webm').split(';')[0] ?? '';
    ended(bytes > 0 ? { blob: new Blob(pieces, { type }), seconds: length, full } : undefined);
  });
  // Piece by piece, so that what was heard is there whatever ends it.
  recorder.start(1000);
  return {
    seconds,
    stop: () => {
      if (recorder.state !== 'inactive') recorder.stop();
    },
  };
}

export class Troubled extends Error {
  readonly trouble: VoiceTrouble;
  constructor(trouble: VoiceTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}
const troubled = (trouble: VoiceTrouble) => new Troubled(trouble);

function troubleOf(error: unknown): VoiceTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' ? 'none' : 'broken';
}

/** A phone that falls asleep stops listening. */
async function stayAwake(): Promise<WakeLockSentinel | undefined> {
  try {
    return await navigator.wakeLock.request('screen');
  } catch {
    return undefined;
  }
}
