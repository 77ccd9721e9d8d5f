import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { sideBySide, withoutLayers, withoutWhere } from '../../web/old-phones.ts';

const IMMUTABLE = 'web/build/client/_app/immutable';
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(IMMUTABLE, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(IMMUTABLE, folder, name));

describe('a style sheet for phones of 2020', () => {
  it('keeps its rules in their order and loses its layers', () => {
    expect(withoutLayers('@layer a,b;@layer a{p{x:y}}@layer b{q{x:"}"}@media print{r{x:y}}}s{x:y}')).toBe(
      'p{x:y}q{x:"}"}@media print{r{x:y}}s{x:y}',
    );
    expect(withoutLayers('@media print{@layer a{p{x:y}}}')).toBe('@media print{p{x:y}}');
    expect(withoutLayers('p{x:"\\"}"}')).toBe('p{x:"\\"}"}');
    expect(() => withoutLayers('@layer a{p{x:y}')).toThrow('without an end');
  });

  it('asks for one thing where it asked for any of one', () => {
    expect(withoutWhere(':where(.a>:not(:last-child)){x:y}')).toBe('.a>:not(:last-child){x:y}');
    expect(withoutWhere('a:where(b,c){x:y}d:where(:not(e,f)){x:y}')).toBe('a:where(b,c){x:y}d:not(e,f){x:y}');
  });

  it('is spaced side by side, and two values at once stay', () => {
    expect(sideBySide('a{padding-inline:calc(var(--s)*2)}b{margin-block:0;x:y}')).toBe(
      'a{padding-left:calc(var(--s)*2);padding-right:calc(var(--s)*2)}b{margin-top:0;margin-bottom:0;x:y}',
    );
    expect(sideBySide('a{inset:0}')).toBe('a{top:0;right:0;bottom:0;left:0}');
    expect(sideBySide('a{margin-inline:0 auto}')).toBe('a{margin-inline:0 auto}');
  });
});

describe('what the build ships to residents', () => {
  const sheets = filesIn('assets', '.css').map((file) => [file, readFileSync(file, 'utf8')] as const);
  const scripts = filesIn('workers', '.js').map((file) => [file, readFileSync(file, 'utf8')] as const);

  it('has no layers, no colours and no media queries that Chromium 86 drops', () => {
    expect(sheets.length).toBeGreaterThan(0);
    for (const [file, css] of sheets) {
      // Behind a question that an old browser answers with no, anything may stand.
      const asked = css.replace(/@supports[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
      const lost =
        /@layer|@container|oklch\(|lab\(|color-mix\(|@media[^{]*[<>]=|[{};]inset:|(?:padding|margin)-(?:inline|block):/;
      expect([file, lost.exec(asked)?.[0]]).toEqual([file, undefined]);
    }
  });

  it('has no syntax later than ES2021', () => {
    expect(scripts.length).toBeGreaterThan(0);
    const at = (code: string, target: ts.ScriptTarget): string =>
      ts.transpileModule(code, {
        compilerOptions: { target, module: ts.ModuleKind.ESNext, removeComments: true },
      }).outputText;
    for (const [file, code] of scripts)
      expect([file, at(code, ts.ScriptTarget.ES2021) === at(code, ts.ScriptTarget.ESNext)]).toEqual([
        file,
        true,
      ]);
  });

  it('asks for no built-in that came later, unless it looks first', () => {
    const later =
      /\.(?:at|findLast|toSorted|toReversed|with)\(|Object\.(?:hasOwn|groupBy)|structuredClone|randomUUID|Promise\.withResolvers|AbortSignal\.(?:timeout|any)|\.scheduler\b/;
    for (const [file, code] of scripts) expect([file, later.exec(code)?.[0]]).toEqual([file, undefined]);
  });
});
