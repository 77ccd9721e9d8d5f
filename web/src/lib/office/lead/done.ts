import { LEAD_TRANSITIONS } from '$contract/vocabulary.ts';
import type { Translate } from '../../messages/index.ts';

/** What has just been done to the lead, in words; null for an address that says nothing known. */
export function doneWords(t: Translate, done: string | null): string | null {
  if (done === null) return null;
  const known: Record<string, string> = {
    recordMeasure: t('teamwork.measures.done'),
    askForMeasure: t('teamwork.approval.doneAsk'),
    approveMeasure: t('teamwork.approval.doneApprove'),
    refuseMeasure: t('teamwork.approval.doneRefuse'),
    writeNote: t('teamwork.notes.done'),
    collect: t('teamwork.collected.done'),
    changeOfficers: t('teamwork.officers.done'),
    askAssist: t('teamwork.assist.doneAsk'),
    answerAssist: t('teamwork.assist.doneAnswer'),
    callMeeting: t('teamwork.meeting.doneCall'),
    moveMeeting: t('teamwork.meeting.doneMove'),
    cancelMeeting: t('teamwork.meeting.doneCancel'),
    answerMeeting: t('teamwork.meeting.doneAnswer'),
    recordMinutes: t('teamwork.meeting.doneMinutes'),
    case: t('disposal.done'),
    leaveTarget: t('targets.done.leave'),
    writeBrief: t('clocks.brief.done'),
    take: t('verification.task.doneAccept'),
    save: t('verification.task.doneSave'),
    sign: t('verification.task.doneSign'),
    draft: t('verification.determination.doneDraft'),
    signed: t('verification.determination.doneSigned'),
    issue: t('verification.determination.doneIssue'),
    release: t('evidence.release.done'),
    askHandOver: t('evidence.handOver.doneAsk'),
    message: t('verification.talk.doneMessage'),
    dropProposal: t('verification.marks.done.dropProposal'),
    extend: t('verification.marks.done.extend'),
    consentToClosing: t('verification.marks.done.consentToClosing'),
    holdDisclosure: t('verification.marks.done.holdDisclosure'),
    hold: t('retention.done.hold'),
    lift: t('retention.done.lift'),
    liftDisclosure: t('verification.marks.done.liftDisclosure'),
    dismissReview: t('verification.marks.done.dismissReview'),
    clearScreening: t('verification.marks.done.clearScreening'),
  };
  const verb = LEAD_TRANSITIONS.find((row) => row.verb === done.replace(/^propose-/, ''))?.verb;
  if (!verb) return known[done] ?? null;
  const step = t(`labels.leadVerb.${verb}`);
  return t(done.startsWith('propose-') ? 'verification.lead.doneProposed' : 'verification.lead.doneStep', {
    step,
  });
}
