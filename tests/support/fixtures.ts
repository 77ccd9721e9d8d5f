import { readFileSync } from 'node:fs';

/** A file that another program made: see `fixtures/README.md`. */
export const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url));
