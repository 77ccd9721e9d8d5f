/** What a lead's page says beside its forms: what happened, whose work it is, what waits for the archive. */
export default {
  last: { title: '最近一步：', all: '全部记录' },
  holds: {
    title: '暂缓告知中的线索',
    hint: '到期自动解除，举报人随即看到真实进度。到期前三个工作日提醒复查人：确有需要就重新设定，否则不必操作。',
    none: '现在没有暂缓告知的线索。',
    until: '暂缓至',
    mine: '由您复查',
    reviewer: '复查人：{name}',
    heldBy: '设定人：{name}',
    youReview: '由您到期前复查。',
    reviewedBy: '由{name}到期前复查。',
    endsByItself: '到期自动解除；仍需暂缓的，须在到期前重新设定。',
  },
  moved: {
    hint: '正在办的工作随即移交：核查任务改派同单位持证的同事，没有人可派就交回本单位；提出的意见和署名作废，由接手的人重新提出。',
    what: '在办：{what}。',
    to: '已改派{name}。',
    desk: '已交回本单位。',
  },
  neverYours: '核查结论只有三个部门能看',
  robot: { gone: '移除后，这个群不再收到提醒；地址和发送记录一并删除，找不回来。', confirm: '确认移除' },
  awards: {
    title: '奖励和兑付',
    hint: '奖励各环节逾期和即将到期的件数。等举报人领取的不计入。',
    mine: '奖励和兑付的期限',
  },
  oneOfficer: '按规定须有两名持证人员核查。有人回避后只剩一名，请先在“三方核查”里更换人员，再签署。',
  reopenAnother: '重新启动须由另一位负责人决定：原认定或办结由您作出。',
  events: {
    accepted: '{unit}签收任务',
    signed: '{unit}签署核查结论',
    drafted: '起草会商认定',
    agreed: '{unit}签署会商认定',
  },
} as const;
