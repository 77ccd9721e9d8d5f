import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../server/config.ts';
import { VARIABLE_NAMES } from '../../server/config/variables.ts';

interface Service {
  image: string;
  restart: string;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
}

const fileOf = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const text = readFileSync(fileOf('docker-compose.yml'), 'utf8');
const compose = parse(text) as { services: Record<string, Service>; volumes: Record<string, unknown> };
const services = Object.entries(compose.services);
const dockerfile = readFileSync(fileOf('server/launch/Dockerfile'), 'utf8');

/** What the file .env would hold. */
const SECRETS: Record<string, string> = {
  PUBLIC_ORIGIN: 'https://tips.example.cn',
  TIPWARD_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  POSTGRES_PASSWORD: 'c0ffee',
  PORTAL_PASSWORD: 'decaf',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'word',
};

/** As compose does it: `${NAME:?message}` must be given, `${NAME:-default}` may be. */
function filledIn(value: string, given: Record<string, string>): string {
  return value.replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
    if (given[name]) return given[name];
    if (kind === '?') throw new Error(`${name}: ${rest}`);
    return rest;
  });
}

function officeEnvironment(given: Record<string, string>): Record<string, string> {
  const pairs = Object.entries(compose.services['app']?.environment ?? {});
  return Object.fromEntries(pairs.map(([name, value]) => [name, filledIn(value, given)]));
}

it('names the five services of the scaled-up office', () => {
  const images = services.map(([, { image }]) => image).join(' ');
  for (const wanted of ['tipward/office', 'postgres:18', 'mailpit', 'clamav', 'versitygw'])
    expect(images).toContain(wanted);
});

it('sets nothing for the office that the config does not know, and nothing that it cannot read', () => {
  const environment = officeEnvironment(SECRETS);
  expect(Object.keys(environment).filter((name) => !(VARIABLE_NAMES as string[]).includes(name))).toEqual([]);
  const { config, warnings } = readConfig(environment);
  expect(config).toMatchObject({
    environment: 'production',
    evidence: { kind: 's3', bucket: 'evidence' },
    demo: false,
  });
  expect(config.databaseUrl).toContain('tipward_portal:decaf@postgres:5432');
  expect(config.databaseOwnerUrl).toContain('tipward:c0ffee@postgres:5432');
  expect(config.scanner).toEqual({ host: 'clamav', port: 3310 });
  expect(warnings).toEqual([]);
});

it.each(Object.keys(SECRETS))('does not start without %s, and says how to get it', (name) => {
  const { [name]: _, ...others } = SECRETS;
  expect(() => officeEnvironment(others)).toThrow(/make it with|the address at which/);
});

it('writes no secret into the file', () => {
  for (const [, { environment = {} }] of services) {
    for (const [name, value] of Object.entries(environment)) {
      if (/PASSWORD|SECRET|MASTER_KEY|ACCESS_KEY/.test(name)) expect(value, name).toMatch(/^\$\{\w+:\?/);
    }
  }
});

it('pins every image to a version', () => {
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base ?? '');
  for (const image of [...services.map(([, service]) => service.image), ...bases]) {
    expect(image).toMatch(/^[\w./-]+:\S*\d+\.\d+/);
    expect(image).not.toContain('latest');
  }
});

it('runs the office on the Node that the project installs', () => {
  const wanted = JSON.parse(readFileSync(fileOf('package.json'), 'utf8')) as {
    dependencies: { node: string };
  };
  const major = /\d+/.exec(wanted.dependencies.node)?.[0];
  const bases = [...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, base]) => base);
  expect(new Set(bases)).toEqual(new Set([major]));
});

it('watches the health of what stays up, and waits for it before it starts what needs it', () => {
  for (const [name, service] of services) {
    if (service.restart === 'no' || name === 'app') continue;
    expect(service.healthcheck?.test.length, name).toBeGreaterThan(1);
  }
  expect(dockerfile).toContain('HEALTHCHECK');
  for (const [, { depends_on: needs = {} }] of services) {
    for (const [name, { condition }] of Object.entries(needs)) {
      expect(compose.services[name], name).toBeDefined();
      expect(condition).toMatch(/^service_(healthy|completed_successfully)$/);
    }
  }
});

it('keeps what must survive on named volumes', () => {
  const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
  expect(new Set(used)).toEqual(new Set(Object.keys(compose.volumes)));
});

it('copies into the image only what is there', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
    sources.split(' '),
  );
  for (const source of copied) expect(existsSync(fileOf(source)), source).toBe(true);
});

it('brings a runner for continuous integration that is only npm test', () => {
  expect(statSync(fileOf('.ci/run')).mode & 0o111).toBe(0o111);
  expect(readFileSync(fileOf('.ci/run'), 'utf8')).toContain('npm test');
});
