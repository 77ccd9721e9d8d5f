import { makeStaffedTemplate, startTestCluster } from './test-cluster.ts';
import type { TestCluster } from './test-cluster.ts';

/** Several vitest projects share the one server of a run; the last to finish stops it. */
const shared = globalThis as { tipwardTests?: { cluster: Promise<TestCluster>; users: number } };

export async function setup(): Promise<void> {
  shared.tipwardTests ??= { cluster: staffed(), users: 0 };
  shared.tipwardTests.users += 1;
  const { adminUrl, ownerUrl, officeUrl } = await shared.tipwardTests.cluster;
  process.env['TIPWARD_TEST_ADMIN_URL'] = adminUrl;
  process.env['TIPWARD_TEST_OWNER_URL'] = ownerUrl;
  process.env['TIPWARD_TEST_OFFICE_URL'] = officeUrl;
}

async function staffed(): Promise<TestCluster> {
  const cluster = await startTestCluster();
  await makeStaffedTemplate(cluster);
  return cluster;
}

export async function teardown(): Promise<void> {
  const run = shared.tipwardTests;
  if (!run || --run.users > 0) return;
  delete shared.tipwardTests;
  await (await run.cluster).stop();
}
