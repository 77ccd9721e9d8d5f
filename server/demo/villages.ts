import type { DistrictProfile } from '../domain/district.ts';

/** Made-up villages of the first townships, as the office would keep them: code, name, English name. */
export function exampleVillages({ townships }: DistrictProfile): string {
  const names = [
    ['201', '示例一村', 'Example Village One'],
    ['202', '示例二村', 'Example Village Two'],
    ['001', '示例社区', 'Example Community'],
  ] as const;
  const lines = townships
    .slice(0, 3)
    .flatMap(({ code }) => names.map(([number, zh, en]) => `${code.slice(0, 9)}${number},${zh},${en}`));
  return ['代码,名称,英文名', ...lines].join('\n');
}
