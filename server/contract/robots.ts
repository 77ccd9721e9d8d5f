import { Type, type Static } from 'typebox';
import { CHOSEN_ROBOT_EVENTS, ROBOT_EVENTS, ROBOT_KINDS } from '../domain/robot.ts';
import { Done, type Endpoint, Id, Moment, Nullable, Strict, Version, WithId, Words } from './endpoint.ts';

const SYS = ['SYS_ADMIN'] as const;
const params = Strict({ robotId: Id });
const Events = Type.Array(Type.Enum(CHOSEN_ROBOT_EVENTS), { maxItems: 3, uniqueItems: true });

export const RobotView = Strict({
  id: Id,
  kind: Type.Enum(ROBOT_KINDS),
  name: Type.String(),
  /** Of its address no more than this is shown again; null: it came with a district file, and has none yet. */
  host: Nullable(Type.String()),
  events: Type.Array(Type.String()),
  active: Type.Boolean(),
  version: Version,
  /** What it last said, the latest first. */
  posts: Type.Array(
    Strict({
      event: Type.Enum(ROBOT_EVENTS),
      status: Type.Enum(['WAITING', 'SENT', 'FAILED']),
      attempts: Type.Integer(),
      answer: Nullable(Type.String()),
      createdAt: Moment,
      sentAt: Nullable(Moment),
    }),
  ),
});
export type RobotView = Static<typeof RobotView>;

export const listRobots = {
  method: 'GET',
  url: '/api/admin/robots',
  allow: SYS,
  schema: {
    summary: 'The group robots, and what they last said',
    tags: ['admin'],
    response: { 200: Strict({ robots: Type.Array(RobotView) }) },
  },
} as const satisfies Endpoint;

const NewRobot = Strict(
  {
    kind: Type.Enum(ROBOT_KINDS),
    name: Words(60),
    address: Words(500),
    /** DingTalk and Feishu sign with it; WeCom has none. */
    secret: Type.Optional(Words(200, 0)),
    events: Events,
  },
  {
    examples: [
      {
        kind: 'DINGTALK',
        name: '处非办值班群',
        address: 'https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef',
        secret: 'SEC0123456789abcdef',
        events: ['URGENT', 'OVERDUE'],
      },
    ],
  },
);
export type NewRobot = Static<typeof NewRobot>;

export const addRobot = {
  method: 'POST',
  url: '/api/admin/robots',
  allow: SYS,
  schema: {
    summary: 'Add a group robot; its address and secret are sealed and never shown again',
    tags: ['admin'],
    body: NewRobot,
    response: { 201: WithId },
  },
} as const satisfies Endpoint;

const RobotChange = Strict(
  { version: Version, name: Words(60), events: Events, active: Type.Boolean() },
  { examples: [{ version: 1, name: '处非办值班群', events: ['URGENT'], active: true }] },
);
export type RobotChange = Static<typeof RobotChange>;

export const changeRobot = {
  method: 'PUT',
  url: '/api/admin/robots/:robotId',
  allow: SYS,
  schema: {
    summary: 'Change of what a robot tells, or switch it off',
    tags: ['admin'],
    params,
    body: RobotChange,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

const RobotKey = Strict(
  { version: Version, address: Words(500), secret: Type.Optional(Words(200, 0)) },
  {
    examples: [
      {
        version: 1,
        address: 'https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef',
        secret: 'SEC0123456789abcdef',
      },
    ],
  },
);
export type RobotKey = Static<typeof RobotKey>;

export const rekeyRobot = {
  method: 'PUT',
  url: '/api/admin/robots/:robotId/address',
  allow: SYS,
  schema: {
    summary: 'Type a robot’s address and secret anew, because a file brought it or the group changed them',
    tags: ['admin'],
    params,
    body: RobotKey,
    response: { 200: Done },
  },
} as const satisfies Endpoint;

export const removeRobot = {
  method: 'DELETE',
  url: '/api/admin/robots/:robotId',
  allow: SYS,
  schema: { summary: 'Take a robot away', tags: ['admin'], params, response: { 200: Done } },
} as const satisfies Endpoint;

export const testRobot = {
  method: 'POST',
  url: '/api/admin/robots/:robotId/test',
  allow: SYS,
  schema: {
    summary: 'Say a sentence in the group now; answers what the far end said',
    tags: ['admin'],
    params,
    response: { 200: Strict({ ok: Type.Boolean(), answer: Type.String() }) },
  },
} as const satisfies Endpoint;
