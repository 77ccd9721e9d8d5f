import { ROUNDING_MODES } from '../domain/money.ts';
import { MOST_BANDS, MOST_BP, MOST_FEN, MOST_STAGES, MOST_UPLIFTS } from '../domain/scheme-bounds.ts';
import { FACTS } from '../domain/scheme-facts.ts';
import { JOINT_WAYS, LATER_HELPFUL } from '../domain/scheme-shares.ts';
import { SCHEME_STATUSES, TRIGGERS } from '../domain/scheme-types.ts';

/**
 * The shape of a reward scheme as a JSON Schema, for editors and for other districts' programs. The office itself checks
 * by `checkScheme`, which also reads what a schema can't say: order, repetition, a floor above its ceiling.
 */

const text = { type: 'string' };
const line = { type: 'string', pattern: '\\S' };
const lines = { type: 'array', minItems: 1, items: line };
const flag = { type: 'boolean' };
const one = (list: readonly string[]) => ({ enum: [...list] });
const whole = (minimum: number, maximum: number) => ({ type: 'integer', minimum, maximum });
const sum = (description: string) => ({ ...whole(0, MOST_FEN), description });
const day = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' };
const part = (properties: Record<string, unknown>, required: readonly string[] = [], more: object = {}) => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
  additionalProperties: false,
  ...more,
});
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });

/** What a fact may be compared with. */
function testOf(fact: (typeof FACTS)[number]): object {
  const title = `${fact.zh} · ${fact.en}`;
  if (fact.kind === 'BOOLEAN') return { ...flag, title };
  if (fact.kind === 'CODE') {
    const value = one(fact.values.map(({ code }) => code));
    return { title, anyOf: [value, part({ in: { type: 'array', minItems: 1, items: value } }, ['in'])] };
  }
  const number = { type: 'number' };
  const orders = part({ gte: number, gt: number, lte: number, lt: number }, [], { minProperties: 1 });
  const among = part({ in: { type: 'array', minItems: 1, items: number } }, ['in']);
  return { title, anyOf: [number, orders, among] };
}

const amount = {
  description: '金额一律为整数分 · sums are whole fen',
  oneOf: [
    part({ type: { const: 'none' } }, ['type']),
    part({ type: { const: 'fixed' }, fen: sum('固定金额') }, ['type', 'fen']),
    part(
      {
        type: { const: 'range' },
        min_fen: sum('下限'),
        max_fen: { anyOf: [sum('上限'), { type: 'null', description: '不设上限' }] },
      },
      ['type', 'min_fen', 'max_fen'],
    ),
    part(
      {
        type: { const: 'percent' },
        base: one(FACTS.filter(({ kind }) => kind === 'MONEY').map(({ code }) => code)),
        ppm: { ...whole(1, 1_000_000), description: '百万分之几：600 = 0.06%' },
        min_fen: sum('最低'),
        max_fen: sum('最高'),
      },
      ['type', 'base', 'ppm'],
    ),
  ],
};

const span = (more: object = {}) =>
  part(
    Object.fromEntries(
      ['business_days', 'hours', 'days', 'months', 'years'].map((unit) => [unit, whole(1, 10_000)]),
    ),
    [],
    { minProperties: 1, maxProperties: 1, ...more },
  );
const extended = span();
const clock = {
  anyOf: [
    { const: 'MONTHLY' },
    {
      ...extended,
      properties: { ...extended.properties, extend_business_days: whole(1, 10_000) },
      maxProperties: 2,
    },
  ],
};

const DEFS = {
  condition: {
    description: '全部满足才算；{} 总是满足 · every key must hold; {} always holds',
    ...part({
      ...Object.fromEntries(FACTS.map((fact) => [fact.code, testOf(fact)])),
      any: { type: 'array', minItems: 1, items: ref('condition') },
      all: { type: 'array', minItems: 1, items: ref('condition') },
      not: ref('condition'),
    }),
  },
  amount,
  clock,
  band: part({ id: line, when: ref('condition'), amount: ref('amount'), note: text }, [
    'id',
    'when',
    'amount',
  ]),
  stage: part(
    {
      stage_id: line,
      trigger: one(TRIGGERS),
      cumulative: { ...flag, description: 'true：与前面各阶段累加；否则取代 · adds, or replaces' },
      select: { ...one(['first', 'max']), description: '缺省 first：按顺序取第一个符合的档' },
      clock_after_trigger: ref('clock'),
      bands: { type: 'array', minItems: 1, maxItems: MOST_BANDS, items: ref('band') },
      note: text,
    },
    ['stage_id', 'trigger', 'bands'],
  ),
  uplift: part(
    {
      id: line,
      when: ref('condition'),
      mode: one(['BP', 'DISCRETION']),
      bp: { ...whole(1, MOST_BP), description: '万分之几：1000 = 10%' },
      require: lines,
      note: text,
    },
    ['id', 'when'],
  ),
};

export const REWARD_SCHEME_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'reward-scheme/1',
  title: '奖励方案 · reward scheme',
  ...part(
    {
      $schema: text,
      schema: text,
      note: text,
      scheme_id: { ...line, maxLength: 80 },
      version: whole(1, Number.MAX_SAFE_INTEGER),
      status: one(SCHEME_STATUSES),
      title: { ...line, maxLength: 200 },
      verification: text,
      source: text,
      ambiguity: text,
      legal_basis: lines,
      approved_by: text,
      effective_from: day,
      effective_to: day,
      grade_rule: {
        type: 'object',
        patternProperties: { '^[1-9]$': ref('condition') },
        additionalProperties: false,
      },
      eligibility: part({
        identity_modes: { type: 'array', minItems: 1, items: one(['NAMED', 'ANON', 'CODE_ANON']) },
        identity_at: one(['REPORT', 'CLAIM']),
        require: lines,
        exclusions: lines,
      }),
      stages: { type: 'array', minItems: 1, maxItems: MOST_STAGES, items: ref('stage') },
      caps: part({ per_case_fen: sum('单案上限'), per_reporter_year_fen: sum('举报人年度上限') }),
      rounding: part({ mode: one(ROUNDING_MODES), unit_fen: whole(1, MOST_FEN) }, ['mode', 'unit_fen']),
      multi_reporter: part({
        first_only: flag,
        order_by: one(['received_seq']),
        later_helpful: one(LATER_HELPFUL),
        later_total_max_ppm: whole(0, 1_000_000),
        joint: one(JOINT_WAYS),
      }),
      uplifts: { type: 'array', minItems: 1, maxItems: MOST_UPLIFTS, items: ref('uplift') },
      approval_matrix: {
        type: 'array',
        minItems: 1,
        items: part({ from_fen: sum('从这个数起'), require: lines }, ['from_fen', 'require']),
      },
      clocks: { type: 'object', additionalProperties: ref('clock') },
      claim: part({
        window: span(),
        window_anon: span(),
        extension_max: span(),
        proxy_allowed: flag,
        on_timeout: one(['FORFEITED']),
      }),
    },
    ['scheme_id', 'title', 'stages'],
  ),
  $defs: DEFS,
};
