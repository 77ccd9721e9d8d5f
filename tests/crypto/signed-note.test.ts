import { randomBytes } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { checkpointSigner, readCheckpoint, writeCheckpoint } from '../../server/crypto/checkpoint.ts';
import { chainHash, canonical, entryText } from '../../server/crypto/log-entry.ts';
import { noteSigner, noteVerifier } from '../../server/crypto/signed-note.ts';

// The example of the signed-note specification.
const KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const NOTE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

describe('a signed note', () => {
  it('opens as the specification’s example does', () => {
    expect(noteVerifier(KEY)?.text).toBe(KEY);
    expect(noteVerifier(KEY)?.open(NOTE)).toBe('This is an example message.\n');
  });

  test.each([
    ['another text', NOTE.replace('example message', 'example massage')],
    ['another name', NOTE.replace('— example.com/foo', '— example.com/fop')],
    ['a hyphen for the dash', NOTE.replace('—', '-')],
    ['a cut signature', NOTE.replace('aQM=', '')],
    ['no last line end', NOTE.trimEnd()],
    ['no signature', 'This is an example message.\n'],
    ['nothing', ''],
  ])('does not open with %s', (_what, note) => {
    expect(noteVerifier(KEY)?.open(note)).toBeNull();
  });

  test.each(['', 'foo', KEY.replace('530d', '530e'), KEY.replace('AekyeRrm', 'BekyeRrm'), `${KEY}=`])(
    'has no key in %j',
    (text) => expect(noteVerifier(text)).toBeNull(),
  );

  it('opens with other signatures beside its own, and is our own signer’s too', () => {
    const [ours, other] = ['one', 'two'].map((name) => noteSigner(name, randomBytes(32)));
    const note = ours!.sign('a text\n\nof two parts\n');
    const both = note + other!.sign('a text\n\nof two parts\n').split('\n\n').at(-1);
    expect(noteVerifier(ours!.verifier.text)?.open(both)).toBe('a text\n\nof two parts\n');
    expect(noteVerifier(other!.verifier.text)?.open(both)).toBe('a text\n\nof two parts\n');
    expect(() => ours!.sign('no line end')).toThrow(RangeError);
  });
});

describe('a checkpoint', () => {
  const signer = checkpointSigner(randomBytes(32));
  const facts = {
    size: 12,
    root: randomBytes(32),
    head: randomBytes(32),
    at: new Date('2026-11-23T02:00:00Z'),
  };

  it('says what it was told, to whoever has the public key', () => {
    const note = writeCheckpoint(signer, facts);
    expect(note.split('\n').slice(0, 2)).toEqual([signer.verifier.name, '12']);
    const verifier = noteVerifier(signer.verifier.text)!;
    expect(readCheckpoint(verifier, note)).toEqual({ origin: verifier.name, ...facts });
    expect(readCheckpoint(verifier, note.replace('\n12\n', '\n13\n'))).toBeNull();
    expect(readCheckpoint(checkpointSigner(randomBytes(32)).verifier, note)).toBeNull();
  });

  test.each(['a\nb\nc\n', `NAME\n-1\n`, `NAME\n1\nAAAA\nchain AAAA\ntime x\n`])(
    'is not what reads %j',
    (text) => {
      expect(
        readCheckpoint(signer.verifier, signer.sign(text.replace('NAME', signer.verifier.name))),
      ).toBeNull();
    },
  );
});

describe('an entry of the log', () => {
  it('is written down in one way, whatever the order of its facts', () => {
    const entry = {
      id: 7,
      at: new Date('2026-11-23T02:00:00.120Z'),
      actorKind: 'STAFF',
      staffId: null,
      act: 'lead.accept',
      subjectKind: 'LEAD',
      subjectId: 'x',
    };
    const text = entryText({ ...entry, facts: { b: 1, a: '甲' } });
    expect(text).toBe(entryText({ ...entry, facts: { a: '甲', b: 1 } }));
    expect(text).toBe(
      '{"act":"lead.accept","actorKind":"STAFF","at":"2026-11-23T02:00:00.120Z","facts":{"a":"甲","b":1},"id":7,"staffId":null,"subjectId":"x","subjectKind":"LEAD"}',
    );
    expect(() => canonical(undefined)).toThrow(TypeError);
  });

  it('is bound to all before it', () => {
    const [one, two, leaf] = [randomBytes(32), randomBytes(32), randomBytes(32)];
    expect(chainHash(one, leaf)).not.toEqual(chainHash(two, leaf));
  });
});
