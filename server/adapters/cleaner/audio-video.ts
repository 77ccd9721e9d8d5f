import {
  ADTS,
  BufferTarget,
  Conversion,
  CustomSource,
  EncodedPacketSink,
  Input,
  MP3,
  MP4,
  Mp3OutputFormat,
  Mp4OutputFormat,
  MovOutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  type OutputFormat,
  QTFF,
  StreamTarget,
  WAVE,
  WEBM,
  WavOutputFormat,
  WebMOutputFormat,
} from 'mediabunny';
import type { FileKind } from './file-kind.ts';
import { CannotClean, type Give, type Source } from './words.ts';

/** Up to here a film is put together in memory, with its index first; a longer one in fragments as it goes. */
const IN_MEMORY = 48 * 1024 * 1024;

const TYPES: Partial<Record<FileKind, string>> = {
  MP4: 'video/mp4',
  MOV: 'video/quicktime',
  WEBM: 'video/webm',
  M4A: 'audio/mp4',
  MP3: 'audio/mpeg',
  WAV: 'audio/wav',
  OGG: 'audio/ogg',
};

const SOUND_ALONE: Partial<Record<FileKind, string>> = { WEBM: 'audio/webm', MP4: 'audio/mp4' };

/**
 * Sound and film, packed anew without tags, places and the tracks that phones add; the sound and the pictures themselves
 * are copied, not coded again.
 */
export async function cleanMedia(kind: FileKind, file: Source, give: Give): Promise<void> {
  const small = file.size <= IN_MEMORY;
  const source = new CustomSource({ getSize: () => file.size, read: (start, end) => file.read(start, end) });
  const input = new Input({ formats: [MP4, QTFF, MP3, WAVE, WEBM, OGG, ADTS], source });
  const { target, content } = small ? inMemory() : asItGoes();
  const output = new Output({ format: formatOf(kind, small), target });
  const conversion = await Conversion.init({
    input,
    output,
    tags: {},
    copy: { mode: 'forced', shiftTolerance: Infinity },
    showWarnings: false,
  });
  const lost = conversion.discardedTracks.some(({ track }) => track.isVideoTrack() || track.isAudioTrack());
  if (!conversion.isValid || lost) throw new CannotClean('UNKNOWN_KIND');
  // A copy with nothing in it would pass for an empty recording.
  for (const track of await input.getTracks()) {
    const media = track.isVideoTrack() || track.isAudioTrack();
    if (media && !(await new EncodedPacketSink(track).getFirstPacket())) throw new CannotClean('BROKEN');
  }
  // A track's title is somebody's words too.
  for (const { metadata } of output.tracks) delete metadata.name;
  // What a browser records as sound alone is no film, though it comes in a film's wrapping: WebM, on an iPhone MP4.
  const pictures = await input.getPrimaryVideoTrack();
  const type = (pictures ? undefined : SOUND_ALONE[kind]) ?? TYPES[kind] ?? 'application/octet-stream';
  const made = { kind: 'WORKING', page: 0, type } as const;
  if (small) {
    await conversion.execute();
    await give(made, content());
  } else await Promise.all([conversion.execute(), give(made, content())]);
}

function formatOf(kind: FileKind, small: boolean): OutputFormat {
  if (kind === 'MP3') return new Mp3OutputFormat({ xingHeader: small });
  if (kind === 'WAV') return new WavOutputFormat({ large: false });
  if (kind === 'OGG') return new OggOutputFormat();
  if (kind === 'WEBM') return new WebMOutputFormat({ appendOnly: !small });
  const fastStart = small ? 'in-memory' : 'fragmented';
  return kind === 'MOV' ? new MovOutputFormat({ fastStart }) : new Mp4OutputFormat({ fastStart });
}

function inMemory() {
  const target = new BufferTarget();
  async function* content(): AsyncGenerator<Uint8Array> {
    if (!target.buffer) throw new CannotClean('BROKEN');
    yield new Uint8Array(target.buffer);
  }
  return { target, content };
}

/** Each piece follows the one before; one that went back would be lost, so it ends the work. */
function asItGoes() {
  let next = 0;
  const through = new TransformStream<{ data: Uint8Array; position: number }, Uint8Array>({
    transform({ data, position }, out) {
      if (position !== next) throw new CannotClean('TOO_LARGE');
      next += data.length;
      out.enqueue(data);
    },
  });
  const target = new StreamTarget(through.writable, { chunked: true });
  return { target, content: () => through.readable as AsyncIterable<Uint8Array> };
}
