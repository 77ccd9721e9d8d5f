import { totpCode } from '../../server/crypto/totp.ts';
import type { Role } from '../../server/domain/roles.ts';
import { type Actor, actorOf } from './actor.ts';
import type { TestOffice } from './office.ts';
import { PASSWORD } from './people.ts';

type Wanted = { role: Role; unitCode: string; deskCodes: string[]; which?: string | undefined };

/** Makes somebody to whom an administrator has given a role and perhaps seats, and whom no desk has let in. */
export const puppetsOf =
  ({ office, app, clock }: TestOffice) =>
  async ({ role, unitCode, deskCodes, which = 'puppet' }: Wanted): Promise<Actor & { id: string }> => {
    const username = `${which}-${role.toLowerCase().replaceAll('_', '-')}`;
    const person = { username, name: '木偶', unitCode, roles: [role], deskCodes };
    const prepared = await office.hire.prepare({ ...person, password: PASSWORD });
    await office.inTransaction((tx) => office.hire.add(tx, prepared, clock.now()));
    const code = () => totpCode(prepared.totpSecret, clock.now());
    const actor = actorOf(app, clock, () => ({ username, password: PASSWORD, code: code() }));
    return { ...actor, id: prepared.id };
  };
