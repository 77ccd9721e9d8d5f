import type { Area } from './messages/index.ts';

const EVERYWHERE: readonly Area[] = ['shell', 'errors', 'labels'];
const OFFICE: readonly Area[] = [
  'office',
  'verification',
  'targets',
  'teamwork',
  'disposal',
  'casework',
  'evidence',
  'finance',
  'fund',
  'rewardDesk',
  'admin',
  'schemes',
  'channels',
  'clocks',
  'district',
  'licensed',
  'villages',
  'queue',
  'readers',
  'members',
  'retention',
  'audit',
  'seeing',
  'paying',
];

/** Which words a page needs, by its route: a resident's phone never loads the office's. */
export function areasOf(route: string | null): readonly Area[] {
  if (route === null) return EVERYWHERE;
  if (route === '/(resident)/report') return [...EVERYWHERE, 'report', 'upload', 'media', 'proof'];
  if (route === '/(resident)/status')
    return [...EVERYWHERE, 'status', 'resident', 'upload', 'media', 'proof'];
  if (route === '/(resident)/status/authority') return [...EVERYWHERE, 'status'];
  if (route === '/(resident)/verify') return [...EVERYWHERE, 'proof'];
  const own = (['rewards', 'learn', 'licensed', 'statistics'] as const).find(
    (name) => route === `/(resident)/${name}`,
  );
  if (own) return [...EVERYWHERE, 'resident', own === 'rewards' ? 'rules' : own];
  if (route === '/(staff)/verification/register')
    return [...EVERYWHERE, 'office', 'report', 'upload', 'media', 'registration'];
  if (route.startsWith('/(resident)')) return [...EVERYWHERE, 'resident'];
  return [...EVERYWHERE, ...OFFICE];
}
