import { Type } from 'typebox';
import { CHOSEN_ROBOT_EVENTS, ROBOT_KINDS } from '../domain/robot.ts';
import { MOST_LICENCES } from '../domain/licences.ts';
import { MAX_VILLAGES } from '../domain/villages.ts';
import { Day, line, says, unitCode } from './district-file-parts.ts';
import { Strict } from './endpoint.ts';

/** A year of every unit's days, and more. */
const MOST_SHIFTS = 6_000;

const short = (max: number, what: string) => Type.Optional(Type.String({ maxLength: max, ...says(what) }));

/** Villages and communities, in their order; they take the place of the list that stands. */
export const VillagesInFile = Type.Array(
  Strict({
    code: Type.String({
      pattern: '^[0-9]{12}$',
      ...says('12位数字，前9位是乡镇代码 · 12 digits, the township’s first'),
    }),
    zh: line(50, '中文名，不超过50个字 · the Chinese name, at most 50'),
    en: short(50, '英文名，不超过50个字符 · the English name, at most 50'),
  }),
  {
    maxItems: MAX_VILLAGES,
    ...says(
      `村居名单，最多${MAX_VILLAGES}个，按次序 · villages and communities in order, at most ${MAX_VILLAGES}`,
    ),
  },
);

/** The published list of licensed institutions; it is published again where it differs from the one that stands. */
export const LicencesInFile = Strict(
  {
    source: line(100, '名单来源，不超过100个字 · whose list it is, at most 100'),
    asOf: Day,
    entries: Type.Array(
      Strict({
        name: line(100, '机构名称，不超过100个字 · the institution’s name, at most 100'),
        creditCode: short(40, '统一社会信用代码，18位 · the credit code, 18 characters'),
        kind: short(100, '许可类型，不超过100个字 · the kind of licence, at most 100'),
        licenceNo: short(60, '许可证号，不超过60个字符 · the licence’s number, at most 60'),
        validUntil: Type.Optional(
          Type.String({
            pattern: '^[12]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
            ...says(
              '有效期至，如 2027-06-30；长期的不写 · a date such as 2027-06-30; none where it has no end',
            ),
          }),
        ),
      }),
      {
        minItems: 1,
        maxItems: MOST_LICENCES,
        ...says(`机构，1到${MOST_LICENCES}家 · institutions, 1 to ${MOST_LICENCES}`),
      },
    ),
  },
  says('公布的持牌机构名单 · the published list of licensed institutions'),
);

/** Who is on duty from the day of the export on, by user name; who has no account there is left out and named. */
export const DutyInFile = Type.Array(
  Strict({
    day: Day,
    unit: Type.String(unitCode),
    people: Type.Array(Type.String({ minLength: 1, maxLength: 32, ...says('账号（用户名）· a user name') }), {
      minItems: 1,
      maxItems: 20,
      ...says('1到20个账号 · 1 to 20 user names'),
    }),
  }),
  {
    maxItems: MOST_SHIFTS,
    ...says(
      '今天起的值班表；已过的日子不改 · the roster from today on; days that are over stay as they were',
    ),
  },
);

/** Group robots without what opens their groups: addresses and secrets are typed anew where the file is taken. */
export const RobotsInFile = Type.Array(
  Strict({
    kind: Type.Enum(ROBOT_KINDS, says(`可用 one of ${ROBOT_KINDS.join(', ')}`)),
    name: line(60, '群机器人名称，不超过60个字 · the robot’s name, at most 60'),
    events: Type.Array(
      Type.Enum(CHOSEN_ROBOT_EVENTS, says(`可用 one of ${CHOSEN_ROBOT_EVENTS.join(', ')}`)),
      {
        maxItems: CHOSEN_ROBOT_EVENTS.length,
        uniqueItems: true,
      },
    ),
    active: Type.Optional(Type.Boolean(says('false：停用 · false: switched off'))),
  }),
  {
    maxItems: 50,
    ...says(
      '群机器人；地址和密钥不写在文件里，导入后重新填写 · group robots; their addresses and secrets stand in no file and are typed anew',
    ),
  },
);
