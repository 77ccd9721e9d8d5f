import type { Teamwork } from '#lib/server/teamwork.ts';

/** The acts whose forms the joint work shows to this person now. */
export function offeredTeamwork({ meetings }: Teamwork): string[] {
  return [
    ...(meetings.mayCall ? ['callMeeting'] : []),
    ...meetings.meetings.flatMap(({ id, mayAnswer, mayMove, mayRecord }) => [
      ...(mayAnswer ? [`answerMeeting-${id}`] : []),
      ...(mayMove ? [`moveMeeting-${id}`, `cancelMeeting-${id}`] : []),
      ...(mayRecord ? [`recordMinutes-${id}`] : []),
    ]),
  ];
}
