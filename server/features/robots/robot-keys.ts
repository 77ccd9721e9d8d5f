import { openRecord, sealRecord } from '../../crypto/record.ts';
import type { RobotRow } from './robots.store.ts';

export const robotPlace = (row: string, column: 'sealed_address' | 'sealed_secret') => ({
  table: 'robots',
  row,
  column,
});

/** A robot's address and secret lie under a key of the server's: it speaks while nobody is signed in. */
export function makeRobotKeys(robotKey: Buffer) {
  return {
    sealed: (id: string, address: string, secret: string | null) => ({
      sealedAddress: sealRecord(robotKey, address, robotPlace(id, 'sealed_address')),
      sealedSecret: secret === null ? null : sealRecord(robotKey, secret, robotPlace(id, 'sealed_secret')),
    }),
    opened: ({ id, sealedAddress, sealedSecret }: RobotRow) => ({
      address: openRecord(robotKey, sealedAddress, robotPlace(id, 'sealed_address')).toString('utf8'),
      secret:
        sealedSecret && openRecord(robotKey, sealedSecret, robotPlace(id, 'sealed_secret')).toString('utf8'),
    }),
  };
}
export type RobotKeys = ReturnType<typeof makeRobotKeys>;
