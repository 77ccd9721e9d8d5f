import type { CodeItem } from './code-lists/code-item.ts';
import { isSaid, mustHold } from './facts.ts';

/** What a scheme's approval matrix asks for beside the approver (R07), as its document is called. */
// prettier-ignore
export const APPROVAL_NEEDS = [
  { code: 'MEETING_MINUTES', zh: '联席会议纪要', en: 'minutes of the joint meeting' },
  { code: 'FINANCE_CO_DECISION', zh: '财政部门会商意见', en: 'decision taken together with finance' },
  { code: 'FINANCE_CONSENT', zh: '财政部门同意意见', en: 'consent of finance' },
] as const satisfies readonly CodeItem[];

/** One of them, and the number of its document. */
export type ApprovalPaper = { code: string; reference: string };

/**
 * Each one that is required is named by its document; none that the matrix doesn't ask for.
 * @throws Refusal CONDITION_NOT_MET at `approvals.<code>`
 */
export function mustBeApprovedBy(required: readonly string[], papers: readonly ApprovalPaper[]): void {
  const named = new Map(papers.map(({ code, reference }) => [code, reference]));
  mustHold(
    ...required.map((code) => [`approvals.${code}`, isSaid(named.get(code))] as const),
    ...papers.map(({ code }) => [`approvals.${code}`, required.includes(code), 'NOT_ALLOWED'] as const),
  );
}
