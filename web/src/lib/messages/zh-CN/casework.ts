/** What a lead's page says beside its forms: what happened, whose work it is, what waits for the archive. */
export default {
  last: { title: '最近一步：', all: '全部记录' },
  events: {
    accepted: '{unit}签收任务',
    signed: '{unit}签署核查结论',
    drafted: '起草会商认定',
    agreed: '{unit}签署会商认定',
  },
} as const;
