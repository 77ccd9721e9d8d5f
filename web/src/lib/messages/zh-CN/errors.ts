import type { ErrorAnswer } from '../../../../../server/contract/endpoint.ts';

type ErrorCode = ErrorAnswer['code'];
type FieldCode = NonNullable<ErrorAnswer['fields']>[number]['code'];

/** What happened, what is safe, the next step: one sentence for each code of the catalogue. */
const sentences = {
  BAD_REQUEST: '有几处需要改一改，改好后再提交。',
  NOT_SIGNED_IN: '您还没有登录，或者登录已过期。请登录后继续。',
  PASSWORD_CHANGE_NEEDED: '您用的是临时密码。请先换成自己的密码，再继续。',
  FORBIDDEN: '这一页不归您的岗位办理。需要的话，请联系安全管理员。',
  NOT_FOUND: '没有找到。可能已被移走，或者网址有误。',
  SIGN_IN_FAILED: '没有登录成功。请核对用户名、密码和动态码后再试。',
  SIGN_IN_SLOWED: '尝试次数太多。请过几分钟再试，账号没有被锁死。',
  RECEIPT_UNKNOWN: '没有找到这个凭证码。请逐个核对字符；字母不分大小写。',
  DUPLICATE_SUBMISSION:
    '这份举报已经收到，不必重复提交。请用第一次得到的凭证码查进度；如果当时没有拿到，请刷新页面后重新填写一份。',
  ILLEGAL_TRANSITION: '当前状态下不能这样办理。请刷新看看是否已有人办过。',
  NOT_YOUR_STEP: '这一步由别的岗位办理。',
  SECOND_PERSON_NEEDED: '这一步必须由另一个人办理，同一个人不能做两次。',
  CONDITION_NOT_MET: '还缺条件，暂时不能办理。缺什么见下方。',
  TOO_LATE: '办理期限已过。',
  STALE_VERSION: '您打开之后，别人已经办过或改过。下面已换成最新情况，您填的内容也还在；请核对后再提交一次。',
  RECUSED: '您已回避这件事，不能办理。',
  REFERRAL_NEEDED: '举报人要求三个核查部门之一回避，这条线索不能在本区联合核查。请移送上级机关办理。',
  KEY_MISSING: '您所在的岗位没有打开这项内容的钥匙。',
  ERASED: '保存期限已过，这项内容已按规定销毁，谁也打不开了。办理记录还在。',
  DESK_NOT_KEYED: '有一个岗位还没有人，内容暂时无法封存给它。请联系管理员先安排人员。',
  SEAL_BROKEN: '此处的封存与登记不符，系统没有打开也没有发出任何内容，已记入审计日志。',
  FUND_INSUFFICIENT: '专项资金的可用额度不够，没有锁定，账目没有变化。',
  FACT_MISSING: '计算奖励还缺事实，缺什么见下方。',
  SCHEME_INVALID: '奖励方案的写法有误，没有保存。',
  FILE_TOO_LARGE: '有文件太大，没有收下。请压缩或分成几份后再传，其他内容都还在。',
  TOO_MANY_FILES: '文件太多，没有收下。请挑最要紧的先传，其余的可以提交以后凭凭证码再补。',
  UPLOAD_OUT_OF_STEP: '文件上传中断了，没有存错。请再试一次，会从断开的地方接着传。',
  UPLOAD_CHECKSUM_WRONG: '文件在路上传坏了一段，这一段没有收下。请再试一次，会接着传。',
  UPLOAD_UNFINISHED: '有文件还没有传完。请等它传完再提交，或者先移除它。',
  UPLOAD_GONE: '有文件等得太久，已经清掉了。请重新选择它，再提交一次；您填的内容还在。',
  EVIDENCE_QUARANTINED: '这个文件查出病毒，已经隔离，不能打开；原件仍封存，线索照常办理。',
  EVIDENCE_NOT_SCANNED_YET: '这个文件还在等待病毒扫描，扫描完成后就能打开。请过一会儿再试。',
  EVIDENCE_NOT_READY: '文件的可看副本还在制作中。请过一分钟再打开，文件没有丢失。',
  EVIDENCE_NOT_CLEANED:
    '这个文件里的隐藏信息（如拍摄地点、作者）没能去除。要给联合核查人员看，请先勾选“仍然提供”。',
  EVIDENCE_DAMAGED: '这个文件的存储件已经损坏或丢失，打不开。此事已记录，请联系系统管理员从备份恢复。',
  TOO_MANY_REQUESTS: '请求太频繁。请稍等片刻再试，已提交的内容不受影响。',
  PROOF_NEEDED:
    '这个网络上刚才输错凭证码的次数太多。您的浏览器会自动做一次小检查，做完请再点一次；不能运行脚本的浏览器请过几分钟再试，凭证码一直有效。',
  UNVERIFIED_FULL:
    '我们现在收不下更多未做自动检查的举报。您填的内容都还在：请允许本页运行脚本后再提交，或过一会儿再试；也可以打举报电话、写信或当面举报。',
  SETUP_CLOSED: '这个初始化链接已经用过，或者从未存在。',
  USERNAME_TAKEN: '这个用户名已有人使用，请换一个。',
  HELP_CODE_REFUSED: '用户名或一次性代码不对，或者代码已经用过、已经过期。请核对；仍不行就请同事重新开始。',
  HELP_NOT_CONFIRMED: '代码是对的，但安全管理员还没有确认。请让对方在“人员”页确认后，再来一次。',
  PASSKEY_REFUSED: '这把通行密钥没有被接受。请重试一次；仍不行就改用动态码。',
  SHARES_REFUSED: '恢复密钥没有拼成。哪一份有问题见下方，没有任何内容被打开或改动。',
  ROUTING_INVALID: '分派规则的写法有误，没有保存。',
  BUSY: '现在访问的人多。请过一会儿再试，您填的内容还在。',
  STORE_FULL: '服务器的存储空间暂时不够，这次没有收下。已提交的举报都在；可以先不带文件提交，文件过后再补。',
  INTERNAL: '出了点问题，没有办成。请稍后再试；如果一直这样，请拨打举报电话。',
} as const satisfies Record<ErrorCode, string>;

/** `{label}` is the field's own name as it stands beside the box. */
const fields = {
  REQUIRED: '请填写“{label}”',
  TOO_SHORT: '“{label}”太短，请写完整',
  TOO_LONG: '“{label}”太长，请精简一些',
  NOT_IN_LIST: '请选择“{label}”',
  NOT_A_NUMBER: '“{label}”请填数字',
  OUT_OF_RANGE: '“{label}”超出了可填的范围',
  BAD_FORMAT: '“{label}”的格式不对',
  MUST_ACCEPT: '请先阅读并勾选“{label}”',
  MUST_DIFFER: '“{label}”不能与前面的内容相同',
  MUST_MATCH: '“{label}”与前面填的不一致',
  NOT_ENOUGH: '“{label}”还不够',
  NOT_ALLOWED: '“{label}”在这里不能填',
  MISSING_FACT: '还缺“{label}”',
  EXPIRED: '“{label}”已经作废，请用最近一次生成的',
  ELSEWHERE: '“{label}”不是本区的',
} as const satisfies Record<FieldCode, string>;

/** Beyond the code: what to write instead. `{name}` is a file's, `{limit}` and `{count}` say how much. */
const mends = {
  tenLetters: '“{label}”至少写10个字',
  twoLetters: '“{label}”至少写2个字',
  digitsMissing: '“{label}”位数不够，请填完整的号码',
  digitsOnly: '“{label}”只填数字',
  word: '请输入“{label}”两个字',
  sixDigits: '“{label}”是6位数字',
  receiptLength: '凭证码应为16位，您输入了{count}位',
  fileTooLarge: '“{name}”超过{limit}，请压缩、分成几份，或者先不传它',
  notEnoughFiles: '请先选择要补充的文件',
  fileTooMany: '“{name}”没有收下：最多{limit}个文件',
  fileOverTotal: '“{name}”没有收下：合计不能超过{limit}',
  filesTooLarge: '“{label}”加起来太大，合计不能超过{limit}',
  tooManyFiles: '“{label}”最多{limit}个，您选了{count}个',
} as const;

export default {
  title: '没有提交成功',
  notOpened: '没有打开',
  pageTitle: '错误：{title}',
  reference: '如需帮助，请报这个编号：{id}',
  retryAfter: '请在{seconds}秒后再试。',
  retryAfterMinutes: '请在{minutes}分钟后再试。',
  thisField: '这一项',
  offline: '连不上服务器。请检查网络后再试，您填的内容还在。',
  notFoundTitle: '没有这一页',
  notFoundText: '网址可能有误，或者这一页已经移走。已提交的举报都还在。',
  brokenTitle: '这一页暂时打不开',
  brokenText: '问题在我们这边，不是您的操作。已提交的举报都是安全的，请过几分钟再试。',
  forbiddenTitle: '这一页不能打开',
  backHome: '回到首页',
  sentences,
  fields,
  mends,
} as const;
