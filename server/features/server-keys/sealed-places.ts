import { CannotOpen } from '../../crypto/cannot-open.ts';
import type { DrawerPlace } from '../../crypto/compartment.ts';
import { type Place, openRecord, sealRecord } from '../../crypto/record.ts';
import { totpPlace } from '../../crypto/totp.ts';
import { unsealContext } from '../../crypto/unseal.ts';
import { unwrapKey, wrapKey } from '../../crypto/wrap.ts';
import { holdContext } from '../compartments/new-drawers.ts';
import { contactPlace } from '../contacts/contacts.ts';
import { heldContext as workingContext, scanContext } from '../evidence/evidence-keys.ts';
import { robotPlace } from '../robots/robot-keys.ts';
import { heldContext as rotationContext } from '../staff/desk-rotation.ts';
import type { Held, KeyPlace } from './key-place.ts';

/** A key that lies wrapped under one of the server's. */
function wrapped<Row extends object>(
  key: 'holdKey' | 'scanKey',
  place: { table: string; column: string; read: string; join?: string },
  contextOf: (row: Row) => string,
): KeyPlace<Row & Held> {
  return {
    ...{ kind: 'sealed', type: 'bytea', ...place },
    renewed(row, from, to) {
      const context = contextOf(row);
      return orNull(() => wrapKey(to[key], unwrapKey(from[key], row.value, context), context));
    },
  };
}

/** A value that lies sealed under one of the server's. */
function record(
  key: 'totpKey' | 'contactKey' | 'robotKey',
  row: string,
  placeOf: (row: string) => Place,
): KeyPlace<Held & { row: string }> {
  const { table, column } = placeOf('');
  return {
    ...{ kind: 'sealed', table, column, type: 'bytea', read: `t.${row} as row` },
    renewed({ row: id, value }, from, to) {
      const place = placeOf(id);
      return orNull(() => sealRecord(to[key], openRecord(from[key], value, place), place));
    },
  };
}

function orNull(renew: () => Buffer): Buffer | null {
  try {
    return renew();
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

const DRAWER = 'c.id as drawer, c.lead_id as "leadId", c.kind, c.desk_id as "deskId"';
type Drawer = Omit<DrawerPlace, 'id'> & { drawer: string };
const drawerOf = ({ drawer, ...place }: Drawer): DrawerPlace => ({ ...place, id: drawer });

/** Every column that lies under a key of the server's own, because it is needed while nobody is signed in. */
export const SEALED_PLACES: readonly KeyPlace[] = [
  record('totpKey', 'id', totpPlace),
  record('contactKey', 'lead_id', contactPlace),
  record('robotKey', 'id', (id) => robotPlace(id, 'sealed_address')),
  record('robotKey', 'id', (id) => robotPlace(id, 'sealed_secret')),
  wrapped<Drawer>(
    'holdKey',
    { table: 'compartments', column: 'held_key', read: DRAWER, join: 'join compartments c on c.id = t.id' },
    (row) => holdContext(drawerOf(row)),
  ),
  wrapped<Drawer & { id: string; staffId: string }>(
    'holdKey',
    {
      table: 'unseals',
      column: 'held_key',
      read: `t.id, t.asked_by as "staffId", ${DRAWER}`,
      join: 'join compartments c on c.id = t.compartment_id',
    },
    ({ id, staffId, ...drawer }) => unsealContext({ id, staffId, drawer: drawerOf(drawer) }),
  ),
  wrapped<Parameters<typeof rotationContext>[0]>(
    'holdKey',
    {
      table: 'desk_rotations',
      column: 'held_key',
      read: 't.id, t.desk_id as "deskId", t.from_generation as "fromGeneration"',
    },
    rotationContext,
  ),
  wrapped<{ id: string }>('scanKey', { table: 'evidence', column: 'scan_key', read: 't.id' }, ({ id }) =>
    scanContext(id),
  ),
  wrapped<{ id: string }>(
    'scanKey',
    { table: 'evidence', column: 'held_working_key', read: 't.id' },
    ({ id }) => workingContext(id),
  ),
];
