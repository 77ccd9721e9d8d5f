import type { EvidenceItem } from '../../contract/evidence.ts';
import { BYTE_ORDER_MARK, csvLine } from '../csv-cell.ts';

/** What the archive says of each file. */
export type ListedFile = {
  number: number;
  id: string;
  name: string;
  size: number;
  sha256: string;
  receivedAt: string;
  scan: EvidenceItem['scan'];
  cleaning: EvidenceItem['copy'];
  /** Where it lies in the archive; null for what stays in quarantine or still waits for the scanner. */
  original: string | null;
  copy: string | null;
};

const SCANS: Record<EvidenceItem['scan'], string> = {
  CLEAN: '查毒通过',
  NOT_SCANNED: '未查毒',
  INFECTED: '查出病毒，未移交',
  WAITING: '等待查毒，未移交',
};

/** As the clock on the wall said it; the manifest keeps the moment for machines. */
const WALL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const wallTime = (at: string): string => WALL.format(new Date(at));

const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => csvLine(row.map(String))).join('');

/** 证据清单: the list that goes with a transfer. */
export const evidenceList = (files: readonly ListedFile[]): string =>
  csv([
    ['序号', '文件名', '大小（字节）', 'SHA-256', '收到时间（北京时间）', '查毒', '原件位置', '工作副本位置'],
    ...files.map((file) => [
      file.number,
      file.name,
      file.size,
      file.sha256,
      wallTime(file.receivedAt),
      SCANS[file.scan],
      file.original ?? '未移交',
      file.copy ?? '无',
    ]),
  ]);

/** A file that a unit collected: that it is there and whose it is. */
export type CollectedFile = Pick<ListedFile, 'number' | 'id' | 'receivedAt' | 'scan'> & { unit: string };

const UNITS: Record<string, string> = {
  LEAD_AGENCY: '发改局',
  POLICE: '公安分局',
  MARKET_REG: '市场监管分局',
};

/** 核查单位收集的材料: whoever packs holds no key to them, so the unit hands them over itself. */
export const collectedList = (files: readonly CollectedFile[]): string =>
  csv([
    ['序号', '编号', '收集单位', '存入时间', '查毒', '移交方式'],
    ...files.map((file) => [
      file.number,
      file.id,
      UNITS[file.unit] ?? file.unit,
      file.receivedAt,
      SCANS[file.scan],
      '由收集单位另行移交',
    ]),
  ]);

const ACTS: Record<string, string> = {
  'evidence.receive': '收到',
  'evidence.scan': '查毒',
  'evidence.infected': '查出病毒',
  'evidence.clean': '制作工作副本',
  'evidence.view': '查看副本',
  'evidence.download': '下载副本',
  'evidence.release': '提供给联合核查',
  'evidence.handOver': '移交公安',
  'evidence.damaged': '发现存储件损坏',
};

/** 保管记录: who did what with each file, and when. */
export function custodyList(files: readonly { number: number; custody: EvidenceItem['custody'] }[]): string {
  const who = { STAFF: '工作人员', REPORTER: '举报人', SYSTEM: '系统' } as const;
  return csv([
    ['序号', '时间（北京时间）', '事项', '经手', '与原件一致'],
    ...files.flatMap(({ number, custody }) =>
      custody.map((entry) => [
        number,
        wallTime(entry.at),
        ACTS[entry.act] ?? entry.act,
        entry.byName ?? who[entry.byKind],
        entry.matches === null ? '' : entry.matches ? '是' : '否',
      ]),
    ),
  ]);
}
