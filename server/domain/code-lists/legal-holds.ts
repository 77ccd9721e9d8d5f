import type { CodeItem } from './code-item.ts';

/** Why a lead's drawers must stay although their time has come. */
export const LEGAL_HOLD_REASONS = [
  { code: 'CRIMINAL_CASE', zh: '刑事案件正在办理', en: 'A criminal case is under way' },
  { code: 'LITIGATION', zh: '行政复议或诉讼', en: 'An administrative review or a lawsuit' },
  { code: 'SUPERVISION', zh: '审计、纪检监察或检察监督', en: 'An audit or an inquiry by a supervisor' },
  { code: 'COMPLAINT', zh: '信访或投诉正在处理', en: 'A petition or complaint is being handled' },
  { code: 'RELATED_CASE', zh: '与在办线索或案件有关', en: 'Related to a lead or case under way' },
] as const satisfies readonly CodeItem[];
