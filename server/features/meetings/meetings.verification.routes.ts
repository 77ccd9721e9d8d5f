import type { FastifyInstance } from 'fastify';
import {
  answerMeeting,
  callMeeting,
  cancelMeeting,
  listMeetings,
  moveMeeting,
  recordMinutes,
} from '../../contract/meetings.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { MeetingViews } from './meeting-views.ts';
import type { MeetingsService } from './meetings.service.ts';

type Services = { meetings: MeetingsService; meetingViews: MeetingViews };

export function meetingRoutes(app: FastifyInstance, { meetings, meetingViews }: Services): void {
  serveStaff(app, listMeetings, ({ caller, params }) => meetingViews.list(caller, params.leadId));
  serveStaff(app, callMeeting, ({ caller, params, body }) => meetings.call(caller, params.leadId, body));
  serveStaff(app, moveMeeting, ({ caller, params, body }) =>
    meetings.move(caller, params.leadId, params.meetingId, body),
  );
  serveStaff(app, cancelMeeting, ({ caller, params, body }) =>
    meetings.cancel(caller, params.leadId, params.meetingId, body),
  );
  serveStaff(app, answerMeeting, ({ caller, params, body }) =>
    meetings.answer(caller, params.leadId, params.meetingId, body),
  );
  serveStaff(app, recordMinutes, ({ caller, params, body }) =>
    meetings.record(caller, params.leadId, params.meetingId, body),
  );
}
