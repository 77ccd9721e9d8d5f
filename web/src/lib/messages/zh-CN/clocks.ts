/** Missed dates, the board of what is due, duty, calendar, daily mail and group robots. */
export default {
  settings: {
    title: '逾期升级',
    hint: '期限过了没有办，先提醒经办环节的主管，再提醒牵头单位负责人，最后计入考核。紧急线索按分钟计。改动不影响已经登记的升级。',
    rungs: { SUPERVISOR: '提醒主管', HEAD: '提醒牵头单位负责人', SCORECARD: '计入考核' },
    on: '启用',
    workingDays: '逾期第几个工作日',
    urgentMinutes: '紧急线索：逾期后',
    minutes: '分钟',
    days: '工作日',
    officeHour: '每个工作日几点提醒',
    oclock: '点',
    silenceAccepts: '受理期限内没有决定的举报，视同受理',
    silenceHint:
      '到期由系统受理并注明“视同受理”；简报只有结构化信息，直到受理人员补写。紧急的、未验证的、正在拟办的不适用。',
    policePhone: '紧急线索联系的公安值班电话',
  },
  brief: {
    title: '补写简报',
    text: '本线索因逾期视同受理，简报目前只有结构化信息。请写明用途打开原文，阅看后写出核查单位可以看的简报。',
    submit: '写入简报',
    done: '简报已写入，核查单位现在可以看到。',
  },
  ladder: {
    title: '逾期升级',
    reached: '{who} {rung}',
    owedBy: '应办：{who}',
    due: '应于 {date} 前办',
    next: '仍未办的话，{date} {rung}',
    rungs: { SUPERVISOR: '已提醒主管', HEAD: '已提醒牵头单位负责人', SCORECARD: '已计入考核' },
    coming: { SUPERVISOR: '提醒主管', HEAD: '提醒牵头单位负责人', SCORECARD: '计入考核' },
  },
} as const;
