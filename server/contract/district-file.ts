import { type Static, Type } from 'typebox';
import { DISTRICT_TEXTS, type DistrictText, longest } from '../domain/district-texts.ts';
import type { Catalogues } from '../domain/catalogues.ts';
import type { NoticeTexts } from '../domain/notice-texts.ts';
import { PUBLIC_CHANNEL_KINDS } from '../domain/district.ts';
import { type ClockName, DEFAULT_CLOCKS } from '../domain/settings.ts';
import { OwnLists } from './catalogues.ts';
import { DutyInFile, LicencesInFile, RobotsInFile, VillagesInFile } from './district-file-lists.ts';
import {
  Day,
  Hours,
  Names,
  Retired,
  Short,
  line,
  listCode,
  says,
  townshipCode,
  unitCode,
} from './district-file-parts.ts';
import { type Endpoint, Strict, Version } from './endpoint.ts';
import { Notices } from './notices.ts';
import { SETTINGS_IN_FILE } from './settings.ts';

/** A file weighs some kilobytes with its villages and an emblem; the longest list of licensed institutions a few million. */
export const DISTRICT_FILE_BYTES = 8 * 1024 * 1024;
/** What a first run takes, from whoever comes with the link: everything but a very long list of institutions. */
export const FIRST_FILE_BYTES = 1024 * 1024;
export const DISTRICT_FORMAT = 'tipward-district/1';

const Clocks = Type.Unsafe<Partial<Record<ClockName, number>>>(
  Strict(
    Object.fromEntries(
      Object.entries(DEFAULT_CLOCKS).map(([name, limit]) => {
        const [[unit, number] = ['days', 1]] = Object.entries(limit);
        const range = says(
          `1到400的整数，单位 ${unit}，默认 ${number} · a whole number of ${unit}, 1 to 400`,
        );
        return [name, Type.Optional(Type.Integer({ minimum: 1, maximum: 400, ...range }))];
      }),
    ),
    says('办理时限，只写要改的 · time limits; only those that differ'),
  ),
);

const Texts = Type.Unsafe<Record<string, DistrictText>>(
  Strict(
    Object.fromEntries(
      DISTRICT_TEXTS.map((item) => {
        const said = (language: 'zh' | 'en') => {
          const max = longest(item, language);
          return Type.Optional(
            Type.String({ maxLength: max, ...says(`不超过${max}个字符 · at most ${max} characters`) }),
          );
        };
        return [item.key, Type.Optional(Strict({ zh: said('zh'), en: said('en') }))];
      }),
    ),
    says('页面上由本区自定的句子，纯文本 · sentences that the district words itself, plain text'),
  ),
);

/** With words of their own, apart from the endpoints that share them. */
const Settings = Type.Unsafe<Static<typeof SETTINGS_IN_FILE>>({
  ...SETTINGS_IN_FILE,
  ...says('时限以外的设置，只写要改的 · the other settings; only those that differ'),
});
const Lists = Type.Unsafe<Catalogues>({
  ...OwnLists,
  ...says('本区的集资手段和理由 · the district’s own modes and reasons'),
});
const Letters = Type.Unsafe<NoticeTexts>({
  ...Notices,
  ...says('本区的通知文字 · what the district’s mail says'),
});

/** Everything that makes the portal one district's, in one file; published as JSON Schema. */
export const DistrictFile = Strict(
  {
    $schema: Type.Optional(Type.String()),
    format: Type.Literal(DISTRICT_FORMAT, says(`应为 ${DISTRICT_FORMAT} · must be ${DISTRICT_FORMAT}`)),
    code: Type.String({ pattern: '^[0-9]{6}$', ...says('6位行政区划代码 · six digits') }),
    name: Names(20, '区县名称 · the district’s name'),
    city: Names(20, '所属地市 · the city it belongs to'),
    region: Type.Optional(Names(20, '所属省、自治区 · the province or region')),
    look: Type.Optional(
      Strict(
        {
          lead: Type.Optional(
            Type.String({
              pattern: '^#[0-9a-f]{6}$',
              ...says('主色，如 #0b5d66（小写）· the leading colour, such as #0b5d66 in lower case'),
            }),
          ),
          emblem: Type.Optional(
            Type.String({
              maxLength: 700_000,
              pattern: '^data:image/(svg\\+xml|png);base64,[A-Za-z0-9+/]+=*$',
              ...says(
                'SVG 或 PNG 的 data: 网址（base64），文件不超过512KB · a data: URL of an SVG or PNG, at most 512 KB',
              ),
            }),
          ),
        },
        says('外观 · how the pages look'),
      ),
    ),
    units: Type.Array(
      Strict({
        code: Type.String({
          ...unitCode,
          ...says(
            '大写字母、数字和下划线，或 T 加乡镇代码 · capital letters, digits and underscores, or T and a township’s code',
          ),
        }),
        zh: line(40, '中文名，不超过40个字 · the Chinese name, at most 40'),
        en: line(80, '英文名，不超过80个字符 · the English name, at most 80'),
        shortZh: Short,
        shortEn: Short,
        retired: Retired,
      }),
      {
        minItems: 4,
        maxItems: 400,
        ...says('单位，至少要有牵头、公安、市监、财政 · units, the three and finance among them'),
      },
    ),
    townships: Type.Array(
      Strict({
        code: Type.String(townshipCode),
        zh: line(40, '中文名，不超过40个字 · the Chinese name, at most 40'),
        en: line(80, '英文名，不超过80个字符 · the English name, at most 80'),
        retired: Retired,
      }),
      { minItems: 1, maxItems: 200, ...says('乡镇街道，1到200个 · townships, 1 to 200') },
    ),
    sectors: Type.Array(
      Strict({
        code: Type.String(listCode),
        zh: line(40, '中文名，不超过40个字 · the Chinese name, at most 40'),
        en: line(80, '英文名，不超过80个字符 · the English name, at most 80'),
        regulator: Type.Optional(Type.String(unitCode)),
        retired: Retired,
      }),
      { minItems: 1, maxItems: 60, ...says('行业，1到60个 · sectors, 1 to 60') },
    ),
    channels: Type.Array(
      Strict({
        kind: Type.Enum(PUBLIC_CHANNEL_KINDS, says(`可用 one of ${PUBLIC_CHANNEL_KINDS.join(', ')}`)),
        value: line(200, '号码、地址或网址，不超过200个字 · a number, address or link, at most 200'),
        hoursZh: Hours,
        hoursEn: Hours,
        unit: Type.String(unitCode),
      }),
      { maxItems: 50, ...says('公布的举报渠道，最多50条 · the published channels, at most 50') },
    ),
    calendar: Type.Optional(
      Strict(
        {
          holidays: Type.Array(Day, { maxItems: 400 }),
          workdays: Type.Array(Day, { maxItems: 400 }),
          notes: Type.Optional(
            Type.Record(
              Type.String(),
              Type.String({ maxLength: 200, ...says('缘由，不超过200个字 · why, at most 200') }),
              says('各天的缘由；日期须在上面两张表里 · why, by a day of the two lists above'),
            ),
          ),
        },
        says('本区自己的放假日和上班日 · the district’s own holidays and working days'),
      ),
    ),
    texts: Type.Optional(Texts),
    clocks: Type.Optional(Clocks),
    settings: Type.Optional(Settings),
    catalogues: Type.Optional(Lists),
    notices: Type.Optional(Letters),
    rewardScheme: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        ...says('奖励方案，只会作为草案导入 · a reward scheme; it comes in as a draft only'),
      }),
    ),
    routing: Type.Optional(
      Type.Array(
        Strict({
          title: line(100, '规则名称，不超过100个字 · the rule’s title, at most 100'),
          when: Type.Record(Type.String(), Type.Unknown()),
          then: Strict({
            leadUnit: Type.Optional(Type.String(unitCode)),
            assistUnits: Type.Optional(Type.Array(Type.String(unitCode), { maxItems: 10 })),
            urgency: Type.Optional(Type.Enum(['NORMAL', 'URGENT'], says('NORMAL 或 or URGENT'))),
          }),
          active: Type.Optional(Type.Boolean()),
        }),
        { maxItems: 200, ...says('分派规则；不写则用默认规则 · routing; the default rules where absent') },
      ),
    ),
    villages: Type.Optional(VillagesInFile),
    licences: Type.Optional(LicencesInFile),
    duty: Type.Optional(DutyInFile),
    robots: Type.Optional(RobotsInFile),
  },
  {
    $id: DISTRICT_FORMAT,
    title: 'Tipward district file',
    ...says('一个区县的全部设置 · all that is one district’s'),
  },
);
export type DistrictFile = Static<typeof DistrictFile>;

/** As editors and other programs read it: `docs/district-file.schema.json`. */
export const DISTRICT_FILE_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...DistrictFile,
};

const SYS = ['SYS_ADMIN'] as const;
/** What must be mended before a file is taken (`problems`), or done by hand once it was (`left`). */
export const Problems = Type.Array(Strict({ path: Type.String(), code: Type.String(), mend: Type.String() }));
/** Anything that is JSON: what is wrong with it is told by its paths, not refused as a whole. */
const AnyFile = Type.Unknown({
  description: 'The district file, as docs/district-file.schema.json describes it',
});

export const readDistrictFile = {
  method: 'GET',
  url: '/api/admin/district-file',
  allow: SYS,
  schema: {
    summary: 'Everything that makes the portal this district’s, in one file',
    tags: ['admin'],
    response: { 200: Strict({ version: Version, file: Type.Unsafe<DistrictFile>(AnyFile) }) },
  },
} as const satisfies Endpoint;

export const checkDistrictFile = {
  method: 'POST',
  url: '/api/admin/district-file/check',
  allow: SYS,
  maxBodyBytes: DISTRICT_FILE_BYTES,
  schema: {
    summary: 'What is wrong with a district file, each at its path with the mend; nothing is kept',
    tags: ['admin'],
    body: Strict({ file: AnyFile }, { examples: [{ file: { format: DISTRICT_FORMAT } }] }),
    response: { 200: Strict({ problems: Problems, left: Problems }) },
  },
} as const satisfies Endpoint;

export const importDistrictFile = {
  method: 'PUT',
  url: '/api/admin/district-file',
  allow: SYS,
  maxBodyBytes: DISTRICT_FILE_BYTES,
  schema: {
    summary: 'Take a district file over what stands; nothing is taken while anything in it is wrong',
    tags: ['admin'],
    body: Strict(
      { version: Version, file: AnyFile },
      { examples: [{ version: 1, file: { format: DISTRICT_FORMAT } }] },
    ),
    response: { 200: Strict({ ok: Type.Literal(true), left: Problems }) },
  },
} as const satisfies Endpoint;
