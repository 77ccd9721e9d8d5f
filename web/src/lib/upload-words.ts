import type { Translate } from './messages/index.ts';

/** What the upload script says, its blanks left for the script to fill in. */
export function uploadWords(t: Translate) {
  const name = '{name}';
  const percent = '{percent}';
  const n = '{n}';
  return {
    going: t('upload.going', { percent, speed: '{speed}', left: '{left}' }),
    starting: t('upload.starting'),
    pausing: t('upload.pausing', { percent }),
    sealing: t('upload.sealing'),
    done: t('upload.done'),
    again: t('upload.again', { percent }),
    gone: t('upload.gone', { percent }),
    failed: t('upload.failed'),
    large: t('upload.large'),
    many: t('upload.many', { files: '{files}' }),
    busy: t('upload.busy'),
    retry: t('upload.retry'),
    hold: t('upload.hold'),
    unfinished: t('upload.unfinished'),
    said: t('upload.said', { name, percent }),
    saidDone: t('upload.saidDone', { name }),
    seconds: t('upload.seconds', { n }),
    minutes: t('upload.minutes', { n }),
  };
}
export type UploadWords = ReturnType<typeof uploadWords>;
