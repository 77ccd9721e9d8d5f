import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { listLeads } from '../../server/contract/leads.ts';
import { anOffice, type TestOffice } from '../support/office.ts';
import { setup, teardown } from '../support/test-cluster.setup.ts';
import { bareReport } from './bare-report.ts';
import { against, type Line, perSecond, print } from './measure.ts';
import { aMillionEntries } from './books.ts';
import { theDesk } from './desk.ts';
import { aMillionLeads } from './million.ts';
import { slowPhone } from './slow-phone.ts';

const WIDTH = 16;
const ROUNDS = 5;

async function reports(office: TestOffice): Promise<Line> {
  const submit = () => office.resident.report({ submissionId: randomUUID() });
  await perSecond(64, WIDTH, submit);
  const write = await bareReport(office, (await submit()).reference);
  return against(
    'reports taken in (bound: their bare rows, one insert a table)',
    '/s',
    ROUNDS,
    () => perSecond(160, WIDTH, submit),
    () => perSecond(160, WIDTH, write),
  );
}

async function queue(office: TestOffice): Promise<Line> {
  const intake = office.as('intake');
  await intake.do(listLeads);
  return against(
    'queue pages read (bound: one select of as many leads)',
    '/s',
    ROUNDS,
    () => perSecond(100, WIDTH, () => intake.do(listLeads)),
    () => perSecond(100, WIDTH, () => office.rows('select * from leads order by due_at limit 50')),
  );
}

async function homePage(office: TestOffice): Promise<Line> {
  const page = async () => {
    const answer = await office.app.inject('/');
    if (answer.statusCode !== 200) throw new Error(`the home page answered ${answer.statusCode}`);
  };
  await perSecond(50, WIDTH, page);
  return against(
    'home pages rendered (bound: the health answer)',
    '/s',
    ROUNDS,
    () => perSecond(300, WIDTH, page),
    () => perSecond(300, WIDTH, () => office.app.inject('/api/public/health')),
  );
}

/** How much a 256 MiB file adds to this process while it is hashed, encrypted and stored. */
async function evidenceMemory(office: TestOffice): Promise<string> {
  const chunk = randomBytes(1 << 20);
  const before = process.memoryUsage.rss();
  let peak = before;
  const source = Readable.from(
    (function* () {
      for (let i = 0; i < 256; i += 1) {
        peak = Math.max(peak, process.memoryUsage.rss());
        yield chunk;
      }
    })(),
  );
  const started = performance.now();
  const file = await office.office.files.receive(source, 'film.mp4', 'video/mp4');
  const seconds = (performance.now() - started) / 1000;
  await office.office.files.discard([file]);
  const mib = (bytes: number) => Math.round(bytes / (1 << 20));
  return `a file of 256 MiB came in at ${Math.round(256 / seconds)} MiB/s; the process grew by ${mib(peak - before)} MiB`;
}

async function officeOfToday(): Promise<void> {
  const office = await anOffice({ pages: true });
  try {
    print([await reports(office), await queue(office), await homePage(office), ...(await slowPhone(office))]);
    console.log(await evidenceMemory(office));
  } finally {
    await office.close();
  }
}

await setup();
try {
  // `npm run bench -- leads`: only what a million of them cost, which takes some minutes by itself.
  // `-- ledger`: the same for the fund's books; `-- desk`: awards and a full batch. Without a word: everything.
  const asked = process.argv[2];
  if (!asked) await officeOfToday();
  if (!asked || asked === 'leads') for (const line of await aMillionLeads()) console.log(line);
  if (!asked || asked === 'ledger') for (const line of await aMillionEntries()) console.log(line);
  if (!asked || asked === 'desk') {
    const { line, said } = await theDesk();
    print([line]);
    console.log(said);
  }
} finally {
  await teardown();
}
