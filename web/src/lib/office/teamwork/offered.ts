import type { Teamwork } from '#lib/server/teamwork.ts';

/** The acts whose forms the joint work shows to this person now. */
export function offeredTeamwork({ meetings, measures, notes, collected, assists }: Teamwork): string[] {
  return [
    ...(measures.mayRecord ? ['recordMeasure', 'askForMeasure'] : []),
    ...measures.approvals.filter(({ mayDecide }) => mayDecide).map(({ id }) => `decideMeasure-${id}`),
    ...(assists.mayAsk.length > 0 ? ['askAssist'] : []),
    ...assists.assists.filter(({ mayAnswer }) => mayAnswer).map(({ id }) => `answerAssist-${id}`),
    ...(collected.mayCollect ? ['collect'] : []),
    ...(notes.mayWrite.length > 0 ? ['writeNote'] : []),
    ...(meetings.mayCall ? ['callMeeting'] : []),
    ...meetings.meetings.flatMap(({ id, mayAnswer, mayMove, mayRecord }) => [
      ...(mayAnswer ? [`answerMeeting-${id}`] : []),
      ...(mayMove ? [`moveMeeting-${id}`, `cancelMeeting-${id}`] : []),
      ...(mayRecord ? [`recordMinutes-${id}`] : []),
    ]),
  ];
}
