import { demonstrationScheme } from '../domain/default-scheme.ts';
import type { RewardScheme } from '../domain/scheme-types.ts';

/**
 * For demonstration only: 吴利政办发〔2021〕67号 names no amount. It stays a DRAFT until the district's own measure
 * takes its place.
 */
export const LITONG_DRAFT_SCHEME: RewardScheme = demonstrationScheme('litong-DRAFT', '利通区', [
  '吴利政办发〔2021〕67号 四（三）',
]);
