import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import {
  checkNotices,
  letterPart,
  longestSaid,
  type NoticeText,
  type NoticeTexts,
  saidNotices,
} from '../../domain/notice-texts.ts';
import { withDefaults } from '../../domain/settings.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { OWN_REPORTER } from '../contacts/reporter-words.ts';
import { OWN_DIGEST } from '../digests/digest-words.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { NOTICE_CODES, OWN_NOTICES } from './notice-words.ts';

type Deps = { inTransaction: InTransaction; clock: Clock; district: DistrictStore; audit: AuditStore };

/** The portal's own words for each part of its post, by key. */
const PORTAL: Record<string, Required<NoticeText>> = { ...OWN_NOTICES, ...OWN_DIGEST, ...OWN_REPORTER };

/** What the office's mail says, as the administrator words it; it goes for every letter sent from then on. */
export function makeNoticeTextsService({ inTransaction, clock, district, audit }: Deps) {
  return {
    read: () =>
      inTransaction(async (tx) => {
        const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
        return { version: row.version, texts: withDefaults(row.settings).notices, parts: PARTS };
      }),

    /** @throws Refusal BAD_REQUEST (`texts.turn.LEAD_TURN.zh`), STALE_VERSION */
    save: (caller: Caller, version: number, typed: NoticeTexts): Promise<void> =>
      inTransaction(async (tx) => {
        const wrong = checkNotices(typed, NOTICE_CODES);
        if (wrong.length > 0) {
          refuse(
            'BAD_REQUEST',
            wrong.map(({ path, code }) => ({ path: `texts.${path}`, code })),
          );
        }
        const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
        const settings = withDefaults(row.settings);
        const notices = saidNotices(typed);
        if (!(await district.save(tx, version, { settings: { ...settings, notices } })))
          refuse('STALE_VERSION');
        const keys = new Set([...Object.keys(settings.notices), ...Object.keys(notices)]);
        const changed = [...keys].filter((key) => !same(settings.notices[key], notices[key]));
        await audit.append(tx, {
          actor: caller.actor,
          act: 'notices.save',
          subject: { kind: 'SETTINGS', id: 'notices' },
          facts: { changed: changed.join(' ') },
          at: clock.now(),
        });
      }),
  };
}
export type NoticeTextsService = ReturnType<typeof makeNoticeTextsService>;

const PARTS = Object.entries(PORTAL).flatMap(([key, portal]) => {
  const part = letterPart(key, NOTICE_CODES);
  return part
    ? [
        {
          ...{ key, portal, lines: part.lines },
          longest: { zh: longestSaid(key, part, 'zh'), en: longestSaid(key, part, 'en') },
          ...{ holds: [...part.holds], needs: [...part.needs] },
        },
      ]
    : [];
});

function same(one: NoticeText = {}, other: NoticeText = {}): boolean {
  return one.zh === other.zh && one.en === other.en;
}
