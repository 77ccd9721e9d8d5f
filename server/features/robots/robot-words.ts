import type { RobotEvent, RobotFacts } from '../../domain/robot.ts';

/** What a group reads: numbers, references and where to sign in. Chinese, as the groups are. */
export function robotWords(event: RobotEvent, facts: RobotFacts, origin: string): string {
  const { overdue = 0, today = 0, week = 0, references = [] } = facts;
  const listed = references.length ? [references.join('、')] : [];
  switch (event) {
    case 'URGENT':
      return ['【紧急】有一件紧急线索，请值班人员马上登录处理。', ...listed, `${origin}/verification`].join(
        '\n',
      );
    case 'OVERDUE':
      return [`【逾期】现有逾期线索 ${overdue} 件。`, ...listed, `${origin}/verification/board`].join('\n');
    case 'DAILY':
      return [
        `【今日】逾期 ${overdue} 件，今天到期 ${today} 件，本周到期 ${week} 件。`,
        ...listed,
        `${origin}/verification/board`,
      ].join('\n');
    case 'TEST':
      return `【测试】举报平台的群机器人已接通。\n${origin}`;
  }
}
