/** The messengers whose groups a robot of ours can write to. */
export const ROBOT_KINDS = ['WECOM', 'DINGTALK', 'FEISHU'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

/** What a group may be told: an urgent tip, what is overdue, what the day brings. TEST: somebody tries the robot. */
export const ROBOT_EVENTS = ['URGENT', 'OVERDUE', 'DAILY', 'TEST'] as const;
export type RobotEvent = (typeof ROBOT_EVENTS)[number];
export const CHOSEN_ROBOT_EVENTS = ['URGENT', 'OVERDUE', 'DAILY'] as const;

/** All that ever leaves the house this way: numbers and references. */
export type RobotFacts = { overdue?: number; today?: number; week?: number; references?: string[] };

/** Where each messenger takes what its robots say; nothing is sent anywhere else. */
export const ROBOT_HOSTS: Record<RobotKind, readonly string[]> = {
  WECOM: ['qyapi.weixin.qq.com'],
  DINGTALK: ['oapi.dingtalk.com', 'api.dingtalk.com'],
  FEISHU: ['open.feishu.cn', 'open.larksuite.com'],
};

const PATHS: Record<RobotKind, RegExp> = {
  WECOM: /^\/cgi-bin\/webhook\/send$/,
  DINGTALK: /^\/robot\/send$/,
  FEISHU: /^\/open-apis\/bot\/v2\/hook\/[\w-]{8,80}$/,
};
const KEYS: Record<RobotKind, string | null> = { WECOM: 'key', DINGTALK: 'access_token', FEISHU: null };

/**
 * Whether that is the address of a group robot: https, one of the messenger's own hosts, its path and its key, and
 * nothing else. `loopback` is an origin that a test stands in with.
 */
export function isRobotAddress(kind: RobotKind, address: string, loopback?: string): boolean {
  if (address.length > 500 || !URL.canParse(address)) return false;
  const url = new URL(address);
  const home = url.protocol === 'https:' && url.port === '' && ROBOT_HOSTS[kind].includes(url.hostname);
  if (!home && url.origin !== loopback) return false;
  if (url.username || url.password || url.hash || !PATHS[kind].test(url.pathname)) return false;
  const key = KEYS[kind];
  const named = [...url.searchParams.keys()];
  if (key === null) return named.length === 0;
  return named.length === 1 && named[0] === key && /^[\w-]{8,200}$/.test(url.searchParams.get(key) ?? '');
}
