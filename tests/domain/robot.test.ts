import { describe, expect, it } from 'vitest';
import { dingTalkSign, feishuSign, signedRequest } from '../../server/adapters/group-robot.ts';
import { isRobotAddress } from '../../server/domain/robot.ts';

const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=73febdcb-1b38-4d1b-a994-790f21fc8d30';
const DINGTALK = 'https://oapi.dingtalk.com/robot/send?access_token=0123456789abcdef';
const FEISHU = 'https://open.feishu.cn/open-apis/bot/v2/hook/73febdcb-1b38-4d1b-a994';

describe('the address of a group robot', () => {
  it('is one of the messenger’s own', () => {
    expect(isRobotAddress('WECOM', WECOM)).toBe(true);
    expect(isRobotAddress('DINGTALK', DINGTALK)).toBe(true);
    expect(isRobotAddress('FEISHU', FEISHU)).toBe(true);
  });

  it.each([
    ['another messenger’s', 'WECOM', DINGTALK],
    ['without encryption', 'WECOM', WECOM.replace('https', 'http')],
    ['of a host that only looks like it', 'DINGTALK', DINGTALK.replace('.com', '.com.example.org')],
    [
      'with a name before the host',
      'DINGTALK',
      DINGTALK.replace('https://', 'https://oapi.dingtalk.com@example.org/'),
    ],
    ['of another port', 'FEISHU', FEISHU.replace('.cn', '.cn:8443')],
    ['of another path', 'WECOM', WECOM.replace('/send', '/upload_media')],
    ['with a path that climbs', 'FEISHU', `${FEISHU}/../../../..`],
    ['without its key', 'WECOM', WECOM.split('?')[0] ?? ''],
    ['with more than its key', 'DINGTALK', `${DINGTALK}&sign=x`],
    ['with its key twice', 'DINGTALK', `${DINGTALK}&access_token=0123456789`],
    ['on the machine itself', 'WECOM', 'https://127.0.0.1/cgi-bin/webhook/send?key=0123456789'],
    ['that is none', 'WECOM', '群机器人'],
    ['that has no end', 'WECOM', `${WECOM}${'0'.repeat(600)}`],
  ] as const)('is refused %s', (_what, kind, address) => {
    expect(isRobotAddress(kind, address)).toBe(false);
  });

  it('may be a test’s own server only where that is named', () => {
    const local = 'http://127.0.0.1:4010/robot/send?access_token=0123456789';
    expect(isRobotAddress('DINGTALK', local)).toBe(false);
    expect(isRobotAddress('DINGTALK', local, 'http://127.0.0.1:4010')).toBe(true);
    expect(isRobotAddress('DINGTALK', local, 'http://127.0.0.1:4011')).toBe(false);
  });
});

// Reckoned apart with Python's hmac, hashlib and base64.
describe('a signature', () => {
  const at = new Date(1_599_360_473_000);

  it('of DingTalk is over time and secret, in milliseconds, in the address', () => {
    const secret = 'SECtest-of-the-office';
    const sign = 'y6QaqAJdqnxup9s2dzimEJ2Am85nnHlz1hs09epSH2U=';
    expect(dingTalkSign('1599360473000', secret)).toBe(sign);
    const { url, body } = signedRequest({ kind: 'DINGTALK', address: DINGTALK, secret, text: '一件' }, at);
    expect(url.href).toBe(`${DINGTALK}&timestamp=1599360473000&sign=${encodeURIComponent(sign)}`);
    expect(body).toEqual({ msgtype: 'text', text: { content: '一件' } });
  });

  it('of Feishu is over nothing, under time and secret, in seconds, in the body', () => {
    const secret = 'feishu-secret-of-the-office';
    const sign = 'SLkNkvPz0GWAuc3qE+JmpEn0K8ARrFOz9u3UCuTYvo8=';
    expect(feishuSign('1599360473', secret)).toBe(sign);
    const { url, body } = signedRequest({ kind: 'FEISHU', address: FEISHU, secret, text: '一件' }, at);
    expect(url.href).toBe(FEISHU);
    expect(body).toEqual({ timestamp: '1599360473', sign, msg_type: 'text', content: { text: '一件' } });
  });
});
