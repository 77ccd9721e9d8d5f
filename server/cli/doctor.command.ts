import { CannotStart } from '../cannot-start.ts';
import { readConfig } from '../config.ts';
import { calendarCoverage, databaseAnswers, freeRoom } from './checks.ts';
import type { Finding } from './checks.ts';
import type { Command, Desk } from './command.ts';

const MARKS = { good: '✓', poor: '!', bad: '✗' };

/** Looks at everything that a start needs and says of each what it found; exit code 1 when something needs mending. */
export const doctor: Command = {
  name: 'doctor',
  usage: '',
  zh: '检查设置、数据目录、主密钥、数据库和节假日',
  en: 'check settings, data folder, master key, database and calendar',
  async run(desk) {
    let worst = 0;
    const tell = ({ state, zh, en }: Finding): void => {
      desk.print(`${MARKS[state]} ${zh}\n    ${en}`);
      if (state === 'bad') worst = 1;
    };
    for await (const finding of examine(desk)) tell(finding);
    return worst;
  },
};

async function* examine(desk: Desk): AsyncGenerator<Finding> {
  yield {
    state: 'good',
    zh: `Node.js ${process.versions.node}`,
    en: `on ${process.platform} ${process.arch}`,
  };
  try {
    const { warnings, shown } = readConfig(desk.env);
    yield { state: 'good', zh: `设置 ${shown.join(' ')}`, en: 'settings are complete' };
    for (const warning of warnings) yield { state: 'poor', zh: warning, en: 'see above' };
    const office = await desk.office();
    yield { state: 'good', zh: '主密钥可用', en: 'master key found' };
    yield await freeRoom(office.config.dataDir);
    yield await databaseAnswers(office);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    yield { state: 'bad', zh: error.zh, en: error.en };
  }
  yield* calendarCoverage(new Date());
}
