import type { JointDesk } from '../compartments.ts';
import type { Check } from '../finding.ts';

type Prompt = { readonly zh: string; readonly en: string };

/**
 * What each unit looks at under the five points, by its own competence: the lead agency at the whole, the police at
 * persons, money and the threshold of a case (法释〔2022〕5号 art. 3), market regulation at registration and advertising
 * (条例 art. 9–11).
 */
export const CHECK_PROMPTS: Readonly<Record<JointDesk, Readonly<Record<Check, Prompt>>>> = {
  LEAD_AGENCY: {
    LICENCE: {
      zh: '是否经金融管理部门许可或备案；项目有没有立项、审批',
      en: 'Whether a financial authority licensed it or has it on file; whether the project was ever approved',
    },
    PUBLICITY: {
      zh: '是否打着政府项目、国家扶持的名义；是否承诺还本付息或高回报',
      en: 'Whether it speaks of government projects or support; whether it promises principal, interest or high returns',
    },
    PERSONNEL: {
      zh: '组织架构、实际控制人、业务员提成；参与人有多少，是不是不特定对象，老年人多不多',
      en: 'Who controls it, how sellers are paid; how many take part, whether anybody may, how many are old',
    },
    BUSINESS: {
      zh: '项目是否真实，收益能不能支撑承诺的回报',
      en: 'Whether the project is real, and could earn what was promised',
    },
    FUNDS: {
      zh: '吸收多少、兑付多少、缺口多大；能不能清退',
      en: 'How much came in, was paid back, is missing; whether it can be repaid',
    },
  },
  POLICE: {
    LICENCE: {
      zh: '证照、印章、批文是否伪造、冒用',
      en: 'Whether licences, seals or approvals are forged or another’s',
    },
    PUBLICITY: {
      zh: '推介会、群聊、直播由谁组织，用什么话术，是不是还在拉人',
      en: 'Who runs meetings, groups and streams, what they say, whether they still recruit',
    },
    PERSONNEL: {
      zh: '主要人员的身份、前科和去向，有没有出逃迹象；谁明知而协助',
      en: 'Identity, record and whereabouts of the main persons, signs of flight; who knowingly helps',
    },
    BUSINESS: {
      zh: '是否虚构项目、以非法占有为目的；是否达到立案标准（100万元、150人或损失50万元）',
      en: 'Whether the project is made up to keep the money; whether a case’s threshold is met (¥1m, 150 people or a loss of ¥500,000)',
    },
    FUNDS: {
      zh: '资金流向哪里，有没有用个人账户收款，有没有转移、隐匿',
      en: 'Where the money went, whether private accounts took it, whether it is moved or hidden',
    },
  },
  MARKET_REG: {
    LICENCE: {
      zh: '执照、地址与实际是否一致；名称和经营范围里有没有“金融、理财、财富管理”等字样；是否异常、吊销',
      en: 'Whether licence and address fit; words such as finance or wealth management in name or scope; whether abnormal or revoked',
    },
    PUBLICITY: {
      zh: '广告、传单、网站、公众号有没有集资内容；广告由谁制作、发布',
      en: 'Fund-raising in adverts, flyers, sites or accounts; who made and published them',
    },
    PERSONNEL: {
      zh: '法定代表人、股东有没有任职限制；登记人员与实际是否一致',
      en: 'Whether the legal representative or shareholders are barred; whether those registered are those who act',
    },
    BUSINESS: {
      zh: '合同文本、实际经营与登记是否一致；有没有预付卡、会员返利、传销的迹象',
      en: 'Whether contracts and business fit the registration; signs of prepaid cards, rebates or pyramid selling',
    },
    FUNDS: {
      zh: '注册资本是否实缴；收款账户与登记主体是否一致；票据是否齐全',
      en: 'Whether capital was paid in; whether the account is the registered firm’s; whether receipts are there',
    },
  },
};
