import type { Sheet } from '../../adapters/office-file/office-file.ts';
import type { QueueRow } from '../../contract/leads.ts';
import { localDate } from '../../domain/calendar.ts';
import {
  AMOUNT_BANDS,
  type CodeItem,
  itemOf,
  PEOPLE_BANDS,
  REPORT_CHANNELS,
  UNKNOWN_TOWNSHIP,
} from '../../domain/code-lists.ts';
import { LEAD_STATUS_WORDS } from '../../domain/lead-status-words.ts';
import { unitOfTurn } from '../../domain/scorecard.ts';

type Lang = 'zh-CN' | 'en';
type Named = { code: string; nameZh: string; nameEn: string };
type Names = {
  sectors: readonly Named[];
  townships: readonly Named[];
  units: readonly Named[];
  modes: readonly CodeItem[];
};

const WORDS = {
  'zh-CN': {
    title: '线索列表',
    columns: [
      '编号',
      '收到日期',
      '渠道',
      '状态',
      '轮到',
      '期限',
      '剩余工作日',
      '行业',
      '手法',
      '乡镇',
      '金额',
      '人数',
      '紧急',
      '证据（份）',
    ],
    reporter: '举报人',
    yes: '是',
  },
  en: {
    title: 'Queue',
    columns: [
      'Reference',
      'Received',
      'Channel',
      'State',
      'Turn',
      'Due',
      'Working days left',
      'Sector',
      'Mode',
      'Township',
      'Amount',
      'People',
      'Urgent',
      'Files',
    ],
    reporter: 'The reporter',
    yes: 'yes',
  },
} as const;

/** Clear facts alone: no words of a report, no name of a target, a reporter or an officer. */
export function queueSheet(rows: readonly QueueRow[], names: Names, lang: Lang): Sheet {
  const words = WORDS[lang];
  const named = (list: readonly Named[], code: string): string => {
    const found = list.find((one) => one.code === code);
    return found ? (lang === 'en' ? found.nameEn : found.nameZh) : code;
  };
  const listed = (list: readonly { code: string; zh: string; en: string }[], code: string): string => {
    const found = itemOf(list, code);
    return found ? (lang === 'en' ? found.en : found.zh) : code;
  };
  const turnOf = (turn: string): string =>
    turn === 'REPORTER' ? words.reporter : named(names.units, unitOfTurn(turn));
  const townships = (code: string): string =>
    code === UNKNOWN_TOWNSHIP.code ? listed([UNKNOWN_TOWNSHIP], code) : named(names.townships, code);
  return {
    title: words.title,
    columns: words.columns,
    rows: rows.map((row) => [
      row.reference,
      localDate(new Date(row.receivedAt)),
      listed(REPORT_CHANNELS, row.channel),
      lang === 'en' ? LEAD_STATUS_WORDS[row.status].en : LEAD_STATUS_WORDS[row.status].zh,
      [...new Set(row.turn.map(turnOf))].join(lang === 'en' ? ', ' : '、'),
      row.owed && localDate(new Date(row.owed.dueAt)),
      row.owed && row.owed.workingDaysLeft,
      named(names.sectors, row.sector),
      listed(names.modes, row.mode),
      townships(row.townshipCode),
      listed(AMOUNT_BANDS, row.amountBand),
      listed(PEOPLE_BANDS, row.peopleBand),
      row.urgent ? words.yes : null,
      row.evidenceCount,
    ]),
  };
}
