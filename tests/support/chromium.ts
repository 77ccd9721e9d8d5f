import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** A browser to drive, and what its process needs in its environment. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * CHROMIUM_PATH if set (`packaged` skips the search), else a Chromium of this machine, else the one inside an npm
 * package, which brings its own libraries and so needs no system package.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): Chromium {
  const wanted = env['CHROMIUM_PATH'];
  if (wanted && wanted !== 'packaged') return { executablePath: wanted, env: {} };
  const folders = (env['PATH'] ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin', '/snap/bin');
  const places = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC];
  const found = wanted ? undefined : places.find(isExecutable);
  return found ? { executablePath: found, env: {} } : packagedChromium();
}

/** Unpacked once a version and user; whole or not at all, because several test processes may ask at once. */
function packagedChromium(): Chromium {
  const home = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `tipward-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (!existsSync(folder)) unpack(home, folder);
  const lib = join(folder, 'al2023', 'lib');
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: lib, FONTCONFIG_FILE: join(folder, 'tipward-fonts.conf'), HOME: folder },
  };
}

/** The package unpacks into the temporary folder that it finds, and its libraries only where it believes in a Lambda. */
function unpack(home: string, folder: string): void {
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true, mode: 0o700 });
  const script = `import chromium from ${JSON.stringify(join(home, 'build', 'index.js'))}; await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the packaged Chromium could not be unpacked: ${stderr}`);
  writeFileSync(join(half, 'tipward-fonts.conf'), fontsOf(folder));
  try {
    renameSync(half, folder);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // otherwise another test process was quicker
  }
}

/** The machine's fonts, if any, and the package's one: without a single font, the first text field ends the browser. */
const fontsOf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
