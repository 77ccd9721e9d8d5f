import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import { fiscalYearOf } from '../features/fund/fiscal-year.ts';
import { type Ground, wire } from '../wiring.ts';
import { anAward } from './award.ts';
import { type Ago, workingDaysBefore } from './days.ts';
import { type DemoDistrict, demoDistrict } from './district.ts';
import { aContract } from './evidence.ts';
import { OLD_STORIES, OPENED } from './old-stories.ts';
import { layOutRobot } from './robot.ts';
import { layOutRoster } from './roster.ts';
import { layOutPublicPages } from './public-pages.ts';
import { shareTheKey } from './recovery.ts';
import { type Stage, setTheStage } from './stage.ts';
import { JUST_NOW, STORIES, type Story } from './stories.ts';
import { type Tip, aTip } from './tip.ts';
import { exampleVillages } from './villages.ts';

/** When the reward measure and the money came, in working days ago. */
const OPENS = 42;
const MINUTE_MS = 60_000;
const APPROPRIATION_FEN = 20_000_000;

export type DemoFiles = { accounts: string; receipts: string; recovery: string };

type Scene = { at: Date; act: () => Promise<unknown> };

/**
 * Lays out a district in an empty database, by having made-up people call the services over the past year, and writes
 * their sign-ins and some receipt codes into the data folder. Null, and nothing done, where a district already stands.
 * `districtFile` names another district than 利通区.
 * @throws CannotStart where an earlier lay-out was cut short, or the file is wrong
 */
export async function layOutDemo(
  ground: Ground,
  dataDir: string,
  districtFile?: string,
): Promise<DemoFiles | null> {
  const files = {
    accounts: join(dataDir, 'demo-accounts.json'),
    receipts: join(dataDir, 'demo-receipts.json'),
    recovery: join(dataDir, 'demo-recovery.json'),
  };
  if (await wire(ground).district.isThere()) {
    // The sign-ins are written first and the receipts last: one without the other is a lay-out that was cut short.
    if (existsSync(files.accounts) && !existsSync(files.receipts)) throw cutShort(dataDir);
    return null;
  }
  const now = ground.clock.now();
  const ago = workingDaysBefore(now);
  const district = await demoDistrict(districtFile);
  const stage = await setTheStage(ground, ago(OPENED, '08:40'), district, (accounts) =>
    keep(files.accounts, accounts),
  );
  await keep(files.recovery, await shareTheKey(stage));
  const tips = new Map<Tip, Story>();
  const scenes = [
    ...measures(stage, district, ago, now),
    ...[...OLD_STORIES, ...STORIES].flatMap((story) => scenesOf(stage, story, ago, tips)),
    ...justNow(stage, JUST_NOW, now, tips),
  ];
  // One office lived through all of it: whatever came first, comes first in its books.
  for (const { at, act } of scenes.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    stage.clock.set(at);
    await act();
  }
  stage.clock.set(new Date(now.getTime() - 5 * MINUTE_MS));
  await layOutPublicPages(stage, now);
  await layOutRoster(stage, now);
  await layOutRobot(stage);
  stage.clock.set(now);
  await stage.everybodyOut();
  await keep(
    files.receipts,
    [...tips].map(([tip, { zh }]) => {
      const { reference, receiptCode } = tip.submitted();
      return { reference, receiptCode, zh };
    }),
  );
  return files;
}

function cutShort(dataDir: string): CannotStart {
  return new CannotStart(
    'DEMO_CUT_SHORT',
    `上次布置演示数据时被中断，数据不完整。演示数据可以丢弃：请删除 ${dataDir}（使用外部数据库时另清空该库）后重新启动。`,
    `The demo was cut short while it was laid out. It holds nothing of value: delete ${dataDir} (and empty the database, where it is your own) and start again.`,
  );
}

/** The reward measure and the money, before anybody reports. */
function measures({ office, as }: Stage, { profile, scheme }: DemoDistrict, ago: Ago, now: Date): Scene[] {
  let schemeId = '';
  const start = ago(OPENS, '08:40');
  const appropriate = (documentNo: string) => async () => {
    const { id } = await office.fundOrders.appropriate(await as('finance'), {
      amountFen: APPROPRIATION_FEN,
      documentNo,
    });
    await office.fundOrders.decide(await as('head'), id, true);
  };
  const fiscalYear = fiscalYearOf(start);
  const scenes: Scene[] = [
    {
      at: ago(OPENS, '08:50'),
      act: async () => {
        const admin = await as('sysadmin');
        const { version } = await office.villages.read();
        const file = Buffer.from(exampleVillages(profile)).toString('base64');
        await office.villages.save(admin, version, file);
      },
    },
    {
      at: ago(OPENS, '09:10'),
      act: async () => {
        schemeId = await office.schemes.draft(await as('clerk'), scheme);
      },
    },
    {
      at: ago(OPENS, '10:20'),
      act: async () => office.schemes.propose(await as('approver'), schemeId, '演示文件1号', await aPaper()),
    },
    {
      at: ago(OPENS, '11:05'),
      act: async () => office.schemes.activate(await as('finance'), schemeId, '演示文件1号'),
    },
    {
      at: ago(OPENS, '11:20'),
      act: () =>
        office.inTransaction((tx) =>
          office.fund.openFund(tx, {
            fiscalYear,
            budgetLine: '演示预算科目',
            title: `${profile.zh}非法集资线索举报专项资金`,
          }),
        ),
    },
    { at: ago(OPENS, '11:30'), act: appropriate('演示预算批复1号') },
  ];
  // Weeks that reach back over New Year: this year has its own budget.
  const thisYear = fiscalYearOf(now);
  if (thisYear === fiscalYear) return scenes;
  const newYear = new Date(`${thisYear}-01-01T00:30:00+08:00`);
  return [...scenes, { at: newYear, act: appropriate('演示预算批复2号') }];
}

function scenesOf(stage: Stage, story: Story, ago: Ago, tips: Map<Tip, Story>): Scene[] {
  const tip = aTip(stage, story.report, story.files ?? [], story.came);
  const award = anAward(stage, tip);
  tips.set(tip, story);
  return [
    ...story.beats.map(([day, time, act]) => ({ at: ago(day, time), act: () => act(tip) })),
    ...(story.award ?? []).map(([day, time, act]) => ({ at: ago(day, time), act: () => act(award) })),
  ];
}

function justNow(stage: Stage, story: Story, now: Date, tips: Map<Tip, Story>): Scene[] {
  const tip = aTip(stage, story.report, story.files ?? [], story.came);
  tips.set(tip, story);
  return [{ at: new Date(now.getTime() - 25 * MINUTE_MS), act: () => tip.submit() }];
}

/** Readable by the owner of the data folder alone. */
const keep = (file: string, content: unknown) =>
  writeFile(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });

/** A sheet in the place of the document that would approve a measure. */
async function aPaper() {
  const { name, content } = aContract('演示文件1号.pdf');
  const bytes = typeof content === 'function' ? await content() : content;
  return { name, content: bytes.toString('base64') };
}
