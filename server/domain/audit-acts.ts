import type { CodeItem } from './code-lists/code-item.ts';
import { CASE_TRANSITIONS } from './disposition-transitions.ts';
import { LEAD_TRANSITIONS } from './lead-transitions.ts';
import { REWARD_TRANSITIONS } from './reward-transitions.ts';
import { UNSEAL_TRANSITIONS } from './unseal-transitions.ts';

/** Everything that the office writes into its log, beside the steps of its machines, in words that anybody reads. */
// prettier-ignore
const ACTS: readonly CodeItem[] = [
  { code: 'session.open', zh: '登录', en: 'Signed in' },
  { code: 'session.end', zh: '退出登录', en: 'Signed out' },
  { code: 'session.fail', zh: '登录失败', en: 'Failed to sign in' },
  { code: 'brief.open', zh: '查看简报', en: 'Opened the brief' },
  { code: 'raw.open', zh: '查看举报原文', en: 'Opened the raw words' },
  { code: 'identity.open', zh: '查看举报人身份', en: 'Opened the reporter’s identity' },
  { code: 'account.open', zh: '查看收款账户', en: 'Opened an account' },
  { code: 'account.download', zh: '下载银行代发文件', en: 'Downloaded the bank’s file' },
  { code: 'pickUp.open', zh: '凭领取码打开兑付', en: 'Opened a pick-up by its code' },
  { code: 'receipt.read', zh: '举报人查看进度', en: 'The reporter looked at the progress' },
  { code: 'receipt.prove', zh: '举报人下载凭证证明', en: 'The reporter fetched the receipt’s proof' },
  { code: 'message.send', zh: '给举报人留言', en: 'Wrote to the reporter' },
  { code: 'message.receive', zh: '举报人留言', en: 'The reporter wrote' },
  { code: 'lead.propose', zh: '拟办，待第二人确认', en: 'Proposed a step for a second person' },
  { code: 'lead.dropProposal', zh: '撤销拟办', en: 'Dropped a proposed step' },
  { code: 'lead.escalate', zh: '逾期升级', en: 'Told of a missed date' },
  { code: 'brief.write', zh: '补写简报', en: 'Wrote the brief afterwards' },
  { code: 'lead.extend', zh: '延长核查期限', en: 'Extended the verification' },
  { code: 'lead.consentToClosing', zh: '公安同意办结', en: 'The police agreed to closing' },
  { code: 'lead.holdDisclosure', zh: '暂缓告知', en: 'Held the result back from the reporter' },
  { code: 'lead.liftDisclosure', zh: '恢复告知', en: 'Lifted the hold' },
  { code: 'lead.dismissReview', zh: '复核维持原决定', en: 'Kept the refusal after a review' },
  { code: 'lead.clearScreening', zh: '确认未验证的举报', en: 'Cleared an unverified report' },
  { code: 'lead.flagWithdrawal', zh: '举报人撤回', en: 'The reporter withdrew' },
  { code: 'lead.askReview', zh: '举报人申请复核', en: 'The reporter asked for a review' },
  { code: 'lead.nameReporter', zh: '举报人改为实名', en: 'The reporter gave their name' },
  { code: 'message.file', zh: '举报人下载办公室发来的文件', en: 'The reporter fetched a file that the office sent' },
  { code: 'contact.keep', zh: '举报人留下提醒用的邮箱或手机号', en: 'The reporter left an address or a number' },
  { code: 'contact.drop', zh: '举报人删除提醒用的邮箱或手机号', en: 'The reporter took the address or number back' },
  { code: 'lead.addEvidence', zh: '举报人补充材料', en: 'The reporter added files' },
  { code: 'task.accept', zh: '签收核查任务', en: 'Took on the verification' },
  { code: 'task.sign', zh: '签署核查结论', en: 'Signed the findings' },
  { code: 'finding.save', zh: '保存核查结论', en: 'Saved findings' },
  { code: 'meeting.call', zh: '召集会商', en: 'Called a joint meeting' },
  { code: 'meeting.move', zh: '更改会商安排', en: 'Changed a joint meeting' },
  { code: 'meeting.cancel', zh: '取消会商', en: 'Cancelled a joint meeting' },
  { code: 'meeting.answer', zh: '回复是否参加会商', en: 'Answered a call to a meeting' },
  { code: 'meeting.record', zh: '写会议纪要', en: 'Wrote the minutes of a meeting' },
  { code: 'team.open', zh: '查看会商与工作交流', en: 'Opened what the team writes together' },
  { code: 'notes.open', zh: '查看单位内部记录', en: 'Opened the unit’s own notes' },
  { code: 'approval.open', zh: '查看账户查询审批', en: 'Opened the approval of account queries' },
  { code: 'assist.open', zh: '查看协查内容', en: 'Opened a request for assistance' },
  { code: 'determination.draft', zh: '拟写认定意见', en: 'Drafted the determination' },
  { code: 'determination.sign', zh: '会签认定意见', en: 'Signed the determination' },
  { code: 'evidence.receive', zh: '收到文件', en: 'Received a file' },
  { code: 'evidence.scan', zh: '文件查毒', en: 'Scanned a file' },
  { code: 'evidence.infected', zh: '文件带有病毒，已隔离', en: 'Quarantined an infected file' },
  { code: 'evidence.clean', zh: '去除文件中的个人信息', en: 'Made a cleaned copy of a file' },
  { code: 'evidence.open', zh: '打开文件', en: 'Opened a file' },
  { code: 'evidence.list', zh: '查看文件清单（含文件名）', en: 'Looked at the list of files, with their names' },
  { code: 'evidence.view', zh: '查看文件', en: 'Viewed a file' },
  { code: 'evidence.download', zh: '下载文件', en: 'Downloaded a file' },
  { code: 'evidence.release', zh: '向核查单位提供文件', en: 'Released a file to the units' },
  { code: 'evidence.handOver', zh: '移交公安', en: 'Handed over to the police' },
  { code: 'case.propose', zh: '处置案件：第一人署名', en: 'Case: First of two signed' },
  { code: 'case.drop', zh: '处置案件：收回署名', en: 'Case: Took the first signature back' },
  { code: 'case.figures', zh: '处置案件：记录金额人数', en: 'Case: Recorded figures' },
  { code: 'case.policeReceipt', zh: '处置案件：公安回执', en: 'Case: Receipt of the police' },
  { code: 'case.correct', zh: '处置案件：更正', en: 'Case: Corrected an event' },
  { code: 'handOver.ask', zh: '申请移交公安', en: 'Asked to hand files over to the police' },
  { code: 'handOver.approve', zh: '同意移交公安', en: 'Approved a hand-over to the police' },
  { code: 'handOver.done', zh: '移交包已取走', en: 'The hand-over’s archive has left' },
  { code: 'evidence.damaged', zh: '文件损坏', en: 'A file is damaged' },
  { code: 'seal.broken', zh: '封存内容被动过', en: 'A seal was broken' },
  { code: 'unseal.open', zh: '查看启封的内容', en: 'Opened what was unsealed' },
  { code: 'recusal.declare', zh: '登记回避', en: 'Declared a recusal' },
  { code: 'tie.declare', zh: '申报利害关系', en: 'Declared a tie' },
  { code: 'tie.withdraw', zh: '撤销利害关系申报', en: 'Withdrew a tie' },
  { code: 'reward.none', zh: '不产生奖励', en: 'No award arises' },
  { code: 'reward.drop', zh: '撤销奖励拟办', en: 'Dropped a proposed step of an award' },
  { code: 'reward.renewCode', zh: '换发领取码', en: 'Renewed a pick-up code' },
  { code: 'reward.askReview', zh: '举报人申请复核不予奖励的决定', en: 'The reporter asked for a review of a refused award' },
  { code: 'reward.askRestore', zh: '举报人申请恢复领取', en: 'The reporter asked to have a lapsed claim restored' },
  { code: 'reward.keepDecision', zh: '维持原决定', en: 'Kept the decision on an award' },
  { code: 'appeal.open', zh: '查看举报人的申请理由', en: 'Opened the reporter’s request' },
  { code: 'batch.build', zh: '制作代发批次', en: 'Built a batch of payments' },
  { code: 'batch.settle', zh: '核对代发结果', en: 'Settled a batch of payments' },
  { code: 'fund.post', zh: '登记一笔账的摘要', en: 'Recorded an entry’s digest' },
  { code: 'payment.record', zh: '登记一笔支付的摘要', en: 'Recorded a payment’s digest' },
  { code: 'fund.appropriate', zh: '登记资金下达', en: 'Recorded an appropriation' },
  { code: 'fund.insufficient', zh: '资金额度不足', en: 'The fund did not suffice' },
  { code: 'scheme.draft', zh: '起草奖励办法', en: 'Drafted a measure' },
  { code: 'scheme.propose', zh: '提交奖励办法', en: 'Proposed a measure' },
  { code: 'scheme.activate', zh: '奖励办法生效', en: 'Put a measure into force' },
  { code: 'staff.add', zh: '新增人员', en: 'Added a person' },
  { code: 'staff.enrol', zh: '本人启用账号', en: 'Took up the account' },
  { code: 'staff.renew-code', zh: '重发启用码', en: 'Renewed the first code' },
  { code: 'staff.suspend', zh: '停用账号', en: 'Suspended an account' },
  { code: 'staff.reinstate', zh: '恢复账号', en: 'Reinstated an account' },
  { code: 'staff.unlock', zh: '解除登录等待', en: 'Ended a sign-in delay' },
  { code: 'staff.end-sessions', zh: '结束全部会话', en: 'Signed a person out everywhere' },
  { code: 'staff.change-password', zh: '修改密码', en: 'Changed the password' },
  { code: 'staff.renew-totp', zh: '更换动态码', en: 'Renewed the one-time codes' },
  { code: 'passkey.add', zh: '登记通行密钥', en: 'Added a passkey' },
  { code: 'passkey.remove', zh: '撤下通行密钥', en: 'Removed a passkey' },
  { code: 'help.start', zh: '发起找回账号', en: 'Began to mend an account' },
  { code: 'help.confirm', zh: '管理员确认找回账号', en: 'An administrator confirmed the mend' },
  { code: 'help.withdraw', zh: '撤销找回账号', en: 'Withdrew the mend' },
  { code: 'help.finish', zh: '完成找回账号', en: 'Mended the account' },
  { code: 'desk.admit', zh: '准许加入岗位', en: 'Let a person in at a desk' },
  { code: 'desk.give-seat', zh: '安排岗位', en: 'Gave a seat at a desk' },
  { code: 'desk.take-seat', zh: '撤下岗位', en: 'Took a seat away' },
  { code: 'desk.rotate', zh: '更换岗位钥匙', en: 'Rotated a desk’s key' },
  { code: 'desk.reseal', zh: '重新封存岗位授权', en: 'Sealed a desk’s grants anew' },
  { code: 'recovery.make', zh: '制作恢复份额', en: 'Made the recovery shares' },
  { code: 'recovery.take-share', zh: '领取恢复份额', en: 'Took a recovery share' },
  { code: 'recovery.show-share', zh: '出示恢复份额', en: 'Showed a recovery share' },
  { code: 'recovery.drill', zh: '恢复演练', en: 'Held a recovery drill' },
  { code: 'recovery.restore', zh: '用恢复份额找回岗位钥匙', en: 'Restored a desk by the shares' },
  { code: 'recovery.cover', zh: '岗位钥匙存入恢复份额', en: 'Covered a desk by the recovery key' },
  { code: 'settings.save', zh: '修改设置', en: 'Changed the settings' },
  { code: 'routing.save', zh: '修改分派规则', en: 'Changed the routing rules' },
  { code: 'licences.upload', zh: '上传持牌机构名单', en: 'Uploaded a list of licensed institutions' },
  { code: 'licences.publish', zh: '公布持牌机构名单', en: 'Published a list of licensed institutions' },
  { code: 'licences.discard', zh: '丢弃待公布的持牌机构名单', en: 'Threw away a list that waited' },
  { code: 'statistics.publish', zh: '公布统计数据', en: 'Published statistics' },
  { code: 'channels.save', zh: '修改举报渠道', en: 'Changed the channels' },
  { code: 'villages.save', zh: '修改村居名单', en: 'Changed the list of villages' },
  { code: 'look.save', zh: '修改区县名称或颜色', en: 'Changed the district’s name or colour' },
  { code: 'look.emblem', zh: '更换徽标', en: 'Changed the emblem' },
  { code: 'texts.save', zh: '修改页面文字', en: 'Changed the pages’ words' },
  { code: 'places.save', zh: '修改乡镇、行业或单位', en: 'Changed townships, sectors or units' },
  { code: 'district.import', zh: '导入区县文件', en: 'Took in a district file' },
  { code: 'district.set-up', zh: '首次设置', en: 'Set up the district' },
  { code: 'retention.hold', zh: '登记依法留存', en: 'Put a legal hold' },
  { code: 'retention.lift', zh: '解除依法留存', en: 'Lifted a legal hold' },
  { code: 'retention.propose', zh: '提出销毁清单', en: 'Proposed an erasure' },
  { code: 'retention.approve', zh: '批准销毁', en: 'Approved an erasure' },
  { code: 'retention.refuse', zh: '不批准销毁', en: 'Refused an erasure' },
  { code: 'retention.erase', zh: '销毁到期内容', en: 'Erased what was due' },
  { code: 'retention.leaveOut', zh: '销毁时留出', en: 'Left a lead out of an erasure' },
  { code: 'retention.payment', zh: '销毁收款账户', en: 'Erased an account' },
  { code: 'audit.open', zh: '审计员查看日志', en: 'The auditor opened the log' },
  { code: 'audit.export', zh: '审计员导出日志', en: 'The auditor exported the log' },
  { code: 'table.export', zh: '导出表格', en: 'Took a table along' },
  { code: 'audit.verify', zh: '核验日志，完整', en: 'Checked the log: whole' },
  { code: 'audit.broken', zh: '核验日志，发现破坏', en: 'Checked the log: broken' },
];

/** `verifyByFiling` → `verify by filing`: the machines have Chinese words; their English is in their verbs. */
const spelled = (verb: string): string => verb.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function stepsOf(
  kind: string,
  zh: string,
  rows: readonly { verb: string; zh: string }[],
): readonly CodeItem[] {
  const words = new Map<string, string>();
  for (const row of rows) if (!words.has(row.verb)) words.set(row.verb, row.zh);
  return [...words].map(([verb, name]) => ({
    code: `${kind}.${verb}`,
    zh: `${zh}：${name}`,
    en: `${kind[0]?.toUpperCase()}${kind.slice(1)}: ${spelled(verb)}`,
  }));
}

export const AUDIT_ACTS: readonly CodeItem[] = [
  ...stepsOf('lead', '线索', LEAD_TRANSITIONS),
  ...stepsOf('case', '处置案件', CASE_TRANSITIONS),
  ...stepsOf('reward', '奖励', REWARD_TRANSITIONS),
  ...stepsOf('unseal', '启封', UNSEAL_TRANSITIONS),
  ...ACTS,
];

/** What the auditor must see first. Whole kinds end with a dot. */
export const AUDIT_ALERTS: readonly string[] = [
  'unseal.',
  'seal.broken',
  'evidence.damaged',
  'evidence.infected',
  'audit.broken',
  'identity.open',
  'recovery.restore',
  'recovery.make',
];

const KNOWN = new Map(AUDIT_ACTS.map((item) => [item.code, item]));

/** An act in both languages; one of a newer version says its own code. */
export function auditActWords(code: string): { zh: string; en: string } {
  return KNOWN.get(code) ?? { zh: code, en: code };
}

export function isAuditAlert(code: string): boolean {
  return AUDIT_ALERTS.some((alert) => (alert.endsWith('.') ? code.startsWith(alert) : code === alert));
}
