import type { JointDesk } from '../domain/compartments.ts';
import type { Stage } from './stage.ts';

/** Who keeps each agency's share in the demo. */
const KEEPERS: Record<JointDesk, string> = { LEAD_AGENCY: 'head', POLICE: 'police1', MARKET_REG: 'market1' };

export type DemoShare = { agency: JointDesk; keeper: string; share: string };

/** The recovery key, made on the first day; each keeper takes their share, and the demo keeps all three in a file. */
export async function shareTheKey({ office, as, idOf }: Stage): Promise<DemoShare[]> {
  const keepers = Object.entries(KEEPERS) as [JointDesk, string][];
  const named = keepers.map(([agency, keeper]) => ({ agency, staffId: idOf(keeper) }));
  await office.recoveryShares.make(await as('secadmin'), named);
  const shares: DemoShare[] = [];
  for (const [agency, keeper] of keepers) {
    const caller = await as(keeper);
    const { share } = await office.recoveryShares.show(caller);
    await office.recoveryShares.taken(caller);
    shares.push({ agency, keeper, share });
  }
  return shares;
}
