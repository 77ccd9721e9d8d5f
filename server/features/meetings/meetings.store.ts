import { asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { meetingAnswers, meetings } from '../../db/tables/index.ts';

export type MeetingRecord = typeof meetings.$inferSelect;
export type MeetingAnswerRecord = typeof meetingAnswers.$inferSelect;

export const meetingsStore = {
  add: (tx: Tx, row: typeof meetings.$inferInsert) => tx.insert(meetings).values(row),
  save: (tx: Tx, id: string, changes: Partial<typeof meetings.$inferInsert>) =>
    tx.update(meetings).set(changes).where(eq(meetings.id, id)),
  /** In the order in which they were called. */
  ofLead: (tx: Tx, leadId: string): Promise<MeetingRecord[]> =>
    tx
      .select()
      .from(meetings)
      .where(eq(meetings.leadId, leadId))
      .orderBy(asc(meetings.calledAt), asc(meetings.id)),
  async answers(tx: Tx, ids: readonly string[]): Promise<MeetingAnswerRecord[]> {
    if (!ids.length) return [];
    return tx
      .select()
      .from(meetingAnswers)
      .where(inArray(meetingAnswers.meetingId, [...ids]))
      .orderBy(asc(meetingAnswers.unit));
  },
  answer: (tx: Tx, row: typeof meetingAnswers.$inferInsert) =>
    tx
      .insert(meetingAnswers)
      .values(row)
      .onConflictDoUpdate({ target: [meetingAnswers.meetingId, meetingAnswers.unit], set: row }),
  dropAnswers: (tx: Tx, id: string) => tx.delete(meetingAnswers).where(eq(meetingAnswers.meetingId, id)),
};
export type MeetingsStore = typeof meetingsStore;
