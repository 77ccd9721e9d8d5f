import type { Translate } from './messages/index.ts';

/** What the voice recorder says, its blanks left for the script to fill in. */
export function voiceWords(t: Translate) {
  return {
    asking: t('media.voice.asking'),
    going: t('media.voice.going'),
    limit: t('media.voice.limit', { minutes: '{minutes}' }),
    known: t('media.voice.known'),
    stop: t('media.voice.stop'),
    took: t('media.voice.took', { length: '{length}' }),
    full: t('media.voice.full', { length: '{length}' }),
    use: t('media.voice.use'),
    again: t('media.voice.again'),
    drop: t('media.voice.drop'),
    close: t('shell.close'),
    refused: t('media.voice.refused'),
    missing: t('media.voice.missing'),
    none: t('media.voice.none'),
    broken: t('media.voice.broken'),
    undecided: t('media.voice.undecided'),
  };
}
export type VoiceWords = ReturnType<typeof voiceWords>;
