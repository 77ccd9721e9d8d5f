import type { AddressInfo } from 'node:net';
import { openDatabaseServer } from './adapters/database-server.ts';
import { announce } from './announce.ts';
import { buildApp } from './app.ts';
import { CannotStart } from './cannot-start.ts';
import { readConfig } from './config.ts';
import { prepareDataFolder } from './config/data-folder.ts';
import { loadMasterKey } from './config/master-key.ts';
import { deriveServerKeys } from './crypto/server-keys.ts';
import { openDatabase } from './db/connection.ts';
import { migrateOrRefuse, refuseMightyPortal } from './db/migrate-or-refuse.ts';
import { startJobs } from './jobs/runner.ts';
import { layGround } from './lay-ground.ts';
import { live } from './lifecycle.ts';
import { cannotListen, finishRequests, probePort } from './listening.ts';
import { loggerOptions } from './plugins/logging.ts';
import { adoptMasterKey, keepWorkingWithKeys, workWithKeys } from './settle-keys.ts';
import { wire } from './wiring.ts';

live(async (house) => {
  const { config, warnings, shown } = readConfig(process.env);
  console.log(`设置 Settings: ${shown.join(' ')}`);
  for (const warning of warnings) console.warn(`! ${warning}`);
  prepareDataFolder(config.dataDir);
  await probePort(config);
  const keyAtHand = loadMasterKey(config);

  const server = await openDatabaseServer(config, (line) => console.warn(line));
  house.atEnd('PostgreSQL', server.stop);
  void server.lost.then(() => house.end(databaseGone()));
  await migrateOrRefuse(server);
  const mighty = await refuseMightyPortal(server.url, config.environment === 'production');
  if (mighty) console.warn(`! ${mighty}`);
  const lock = await workWithKeys(server.url);
  house.atEnd('keys', lock.release);
  const database = openDatabase(server.url);
  house.atEnd('database connections', database.close);
  const masterKey = await adoptMasterKey({ config, masterKey: keyAtHand, database });
  const keys = { config, masterKey, database, url: server.url };
  house.atEnd('keys', keepWorkingWithKeys(lock, keys, house.end));

  const serverKeys = deriveServerKeys(masterKey);
  const ground = await layGround(config, database, serverKeys);
  house.atEnd('mail', async () => ground.mailer.close());
  if (config.demo)
    await (await import('./demo/scenes.ts')).layOutDemo(ground, config.dataDir, config.demoDistrict);
  const office = wire(ground);
  // Leads from before there were trays; nobody's queue may lack them.
  await office.leadPlaces.fill();
  const { trustProxy, publicOrigin, logLevel, host, port } = config;
  const logger = loggerOptions(logLevel);
  const app = await buildApp(office, { logger, trustProxy, ...(publicOrigin ? { publicOrigin } : {}) });
  const jobs = await startJobs(office, (job) =>
    app.log.error({ job: { name: job } }, `The job ${job} failed`),
  );
  house.atEnd('jobs', () => jobs.stop());
  const sequencing = office.sequencer.start((error) => app.log.error({ err: error }, 'The log stands still'));
  house.atEnd('log', () => sequencing.stop());
  house.atEnd('requests', () => finishRequests(app));

  await app.listen({ host, port }).catch((error: unknown) => {
    throw cannotListen(config, error);
  });
  const { port: taken } = app.server.address() as AddressInfo;
  await announce(office, config, taken);
});

const databaseGone = () =>
  new CannotStart(
    'DATABASE_ENDED',
    '内置数据库意外停止，门户随之关闭。请重新启动；若再次发生，运行 npm run cli -- doctor。',
    'The embedded database ended unexpectedly, so the portal closes. Start again; if it recurs, run npm run cli -- doctor.',
  );
