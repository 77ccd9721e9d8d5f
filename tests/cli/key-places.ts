import { randomBytes, randomUUID } from 'node:crypto';
import { addRobot } from '../../server/contract/robots.ts';
import { declareTie } from '../../server/contract/recusals.ts';
import { answerUnseal, askUnseal } from '../../server/contract/unseals.ts';
import { blindIndex } from '../../server/crypto/blind-index.ts';
import { claimCodeTag } from '../../server/crypto/claim-code.ts';
import { keyMac, passkeyMac, recoveryHolder } from '../../server/crypto/key-mac.ts';
import { layeredTag } from '../../server/crypto/layered-key.ts';
import { payeeTag } from '../../server/crypto/payee-tag.ts';
import { personTag } from '../../server/crypto/person-tag.ts';
import { proxyTag } from '../../server/crypto/proxy-tag.ts';
import { sealRecord } from '../../server/crypto/record.ts';
import type { ServerKeys } from '../../server/crypto/server-keys.ts';
import { wrapKey } from '../../server/crypto/wrap.ts';
import { normaliseTargetName } from '../../server/domain/target-name.ts';
import { contactPlace } from '../../server/features/contacts/contacts.ts';
import { signInTag } from '../../server/features/sessions/sign-in-attempts.ts';
import { heldContext } from '../../server/features/staff/desk-rotation.ts';
import { ACCOUNT, NAMED, aCandidate } from '../support/award-desk.ts';
import type { TestOffice } from '../support/office.ts';
import { walkOf } from '../api/verification/walk.ts';

const CODE = '7K3M-9QX2-0ABC';
const PROXY = { name: '李四', idTail: '123X' };
const PERSON = '某某某 640302';
const SECRET = 'a calendar';
const HELP = 'ABCD';
const TARGET = { kind: 'COMPANY', townshipCode: '640302100', name: '吴忠市鼎泰丰隆商贸有限公司' } as const;

/** An office in which every column that hangs on the server's keys holds something, and one forged passkey. */
export async function fillKeyPlaces(office: TestOffice) {
  const { pepper, payeeKey, holdKey, keyMacKey, contactKey } = office.serverKeys;
  const walk = walkOf(office);
  const { rows } = office;
  const file = { name: '转账.csv', type: 'text/csv', content: Buffer.from('日期,金额\n1,50000\n') };
  const { reference, receiptCode } = await office.resident.report({ ...NAMED, target: TARGET }, [file]);
  const [lead] = await rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  const leadId = lead!.id;
  await rows('insert into reporter_contacts (lead_id, sealed_address, kept_at) values ($1, $2, now())', [
    leadId,
    sealRecord(contactKey, 'someone@example.com', contactPlace(leadId)),
  ]);
  const verifying = await walk.toVerifying();
  await walk.find('POLICE', verifying.leadId);

  const asking = {
    reference,
    kind: 'identity',
    reason: 'CASE_NEED',
    purpose: '立案需要核对举报人身份',
  } as const;
  const { id: unsealId } = await office.as('police1').do(askUnseal, { body: asking });
  await office.as('custodian').do(answerUnseal, { params: { unsealId }, body: { approve: true } });

  const award = await aCandidate(office);
  await rows('update rewards set claim_code_tag = $2, proxy_tag = $3, payee_tag = $4 where id = $1', [
    award.id,
    claimCodeTag(CODE, pepper),
    proxyTag(award.id, PROXY, pepper),
    payeeTag(ACCOUNT.accountNo, payeeKey),
  ]);
  const staffId = office.idOf('clerk');
  const [listId, helpId, deskId] = [
    randomUUID(),
    randomUUID(),
    (await rows<{ id: string }>(`select id from desks where code = 'POLICE'`))[0]!.id,
  ];
  await rows(
    `insert into exclusion_lists (id, kind, people, staff_id, at) select $1, 'STAFF', 1, $2, now()`,
    [listId, staffId],
  );
  await rows('insert into exclusion_tags (list_id, tag) values ($1, $2)', [
    listId,
    personTag(PERSON, pepper),
  ]);
  await rows('insert into calendar_feeds (staff_id, secret_tag, created_at) values ($1, $2, now())', [
    staffId,
    layeredTag(pepper, `calendar feed${SECRET}`),
  ]);
  await rows(
    `insert into account_helps (id, staff_id, reason, code_tag, started_by, started_at, expires_at) values ($1, $2, 'FORGOTTEN', $3, $2, now(), now() + interval '1 day')`,
    [helpId, staffId, layeredTag(pepper, `account help ${staffId} ${HELP}`)],
  );
  await rows('insert into sign_in_attempts (name_tag, failures, last_failed_at) values ($1, 3, now())', [
    signInTag(pepper, 'nobody'),
  ]);
  await office.as('reform1').do(declareTie, { body: { name: '鼎泰丰隆商贸', relation: 'CLOSE_RELATIVE' } });
  await office.as('sysadmin').do(addRobot, {
    body: {
      kind: 'FEISHU',
      name: '群',
      address: 'https://open.feishu.cn/open-apis/bot/v2/hook/0a1b2c3d-0000-4000-8000-000000000000',
      secret: 'a secret',
      events: ['URGENT'],
    } as never,
  });

  const rotation = { id: randomUUID(), deskId, fromGeneration: 1 };
  await rows(
    'insert into desk_rotations (id, desk_id, from_generation, held_key, started_at, finished_at) values ($1, $2, 1, $3, now(), now())',
    [rotation.id, deskId, wrapKey(holdKey, randomBytes(32), heldContext(rotation))],
  );
  const recovery = { generation: 1, publicKey: randomBytes(32) };
  await rows(
    `insert into recovery_keys (generation, public_key, key_mac, proof, made_at) values (1, $1, $2, '\\x00', now())`,
    [recovery.publicKey, keyMac(keyMacKey, recoveryHolder(recovery))],
  );
  const passkey = { id: 'own', staffId, publicKey: randomBytes(64) };
  await rows(
    `insert into passkeys (id, staff_id, name, public_key, counter, key_mac, created_at) values ('own', $1, 'key', $2, 0, $3, now()), ('forged', $1, 'key', $2, 0, '\\x00', now())`,
    [staffId, passkey.publicKey, passkeyMac(keyMacKey, passkey)],
  );
  await rows(
    `insert into uploads (id, length, received, state, sealed_key, sealed_facts, expires_at) values ('under way', 9, 1, 'RECEIVING', '\\x00', '\\x00', '2099-01-01')`,
  );

  /** How many rows are found by what was put in, under these keys. */
  async function known(keys: ServerKeys) {
    const count = async (table: string, column: string, value: unknown) =>
      (await rows(`select 1 from ${table} where ${column} = $1`, [value])).length;
    const pair = blindIndex(keys.blindIndexKey, 'bigram', '鼎泰', 4).readInt32BE(0);
    return {
      claim: await count('rewards', 'claim_code_tag', claimCodeTag(CODE, keys.pepper)),
      proxy: await count('rewards', 'proxy_tag', proxyTag(award.id, PROXY, keys.pepper)),
      payee: await count('rewards', 'payee_tag', payeeTag(ACCOUNT.accountNo, keys.payeeKey)),
      person: await count('exclusion_tags', 'tag', personTag(PERSON, keys.pepper)),
      feed: await count('calendar_feeds', 'secret_tag', layeredTag(keys.pepper, `calendar feed${SECRET}`)),
      help: await count(
        'account_helps',
        'code_tag',
        layeredTag(keys.pepper, `account help ${staffId} ${HELP}`),
      ),
      name: await count('sign_in_attempts', 'name_tag', signInTag(keys.pepper, 'nobody')),
      tie: await count(
        'ties',
        'tag',
        blindIndex(keys.blindIndexKey, 'name', normaliseTargetName('鼎泰丰隆商贸')),
      ),
      pair: (await rows('select 1 from search_words where tags @> array[$1::int]', [pair])).length,
    };
  }
  return { reference, receiptCode, target: TARGET, name: NAMED.reporter?.name ?? '', unsealId, known };
}
export type Seeded = Awaited<ReturnType<typeof fillKeyPlaces>>;
