import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { Trouble, say } from './say.mjs';

/** Fetches exactly what package-lock.json names. */
export function install(root) {
  say(
    '正在安装所需软件，首次约需几分钟……',
    'Installing what the portal needs; the first time takes some minutes…',
  );
  // Errors only: npm itself runs on the machine's own Node and would list every package that asks for a newer one,
  // although all our scripts run on the Node 26 that is one of the packages. The pages are built here, so the
  // development packages are needed in production too.
  const flags = ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--include=dev', '--no-engine-strict'];
  const [command, args] = npm(flags);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: environment(root),
  });
  if (status === 0) return dropHeaders(root);
  throw new Trouble(
    `安装没有完成（${error ? error.message : `npm 返回 ${status}`}）。请检查网络与磁盘空间后再次启动；可用 npm config set registry 换用就近的镜像。`,
    'The installation did not finish. Check the network and the free disk space and start again; npm config set registry points npm at a nearer mirror.',
  );
}

/** Node's C headers, 68 MB that only native add-ons would need; we build none. */
function dropHeaders(root) {
  const node = join(root, 'node_modules', 'node');
  const parts = join(node, 'node_modules');
  const packages = existsSync(parts) ? readdirSync(parts).filter((name) => name.startsWith('node-')) : [];
  for (const folder of [node, ...packages.map((name) => join(parts, name))]) {
    rmSync(join(folder, 'include'), { recursive: true, force: true });
  }
}

/** The npm that called us, on the Node it runs on, which is not the one inside the node_modules that it replaces. */
function npm(flags) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  return script && node && existsSync(script) ? [node, [script, ...flags]] : ['npm', flags];
}

function environment(root) {
  const bin = join(root, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin);
  const env = { ...process.env, PATH: path.join(delimiter) };
  delete env.NODE_ENV;
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  return canWrite(cache)
    ? env
    : { ...env, npm_config_cache: join(tmpdir(), `tipward-npm-${userInfo().uid}`) };
}

/** An account without a home, such as `nobody`, cannot keep npm's cache there. */
function canWrite(folder) {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A clone that somebody else made cannot be installed into; better said here than by npm's EACCES. */
export function checkWritable(root) {
  try {
    accessSync(root, constants.W_OK);
    if (existsSync(join(root, 'node_modules'))) accessSync(join(root, 'node_modules'), constants.W_OK);
  } catch {
    const { username, uid } = userInfo();
    const owner = statSync(root).uid;
    throw new Trouble(
      `${root} 属于用户编号 ${owner}，您是 ${username}（${uid}），不能在其中安装。请用自己的账户重新 git clone，或由 root 执行 chown -R ${username} ${root}。`,
      `${root} belongs to user id ${owner}; you are ${username} (${uid}) and cannot install into it. Clone it again as yourself, or have root run chown -R ${username} ${root}.`,
    );
  }
}
