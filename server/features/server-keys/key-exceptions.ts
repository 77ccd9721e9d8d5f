/** Columns of bytes that no rotation of the server's keys touches, each with the reason. */
export const NOT_OF_THE_SERVER: Record<string, string> = {
  ...under('the key of a desk, a person, a drawer or the recovery', [
    'compartments.receipt_grant',
    'desk_keys.previous_key',
    'desk_recoveries.sealed_key',
    'documents.body',
    'evidence.sealed_facts',
    'evidence.sealed_key',
    'evidence.sealed_working_key',
    'evidence_copies.sealed_facts',
    'evidence_releases.sealed_key',
    'grants.sealed_key',
    'hand_overs.sealed_passphrase',
    'memberships.sealed_desk_key',
    'message_files.sealed_facts',
    'message_files.sealed_key',
    'recovery_keys.proof',
    'recovery_shares.sealed_share',
    'saved_views.sealed_name',
    'staff.locked_private_key',
    'unseals.sealed_key',
  ]),
  ...under('public', [
    'desk_keys.public_key',
    'desks.public_key',
    'emblem_pictures.png',
    'fund_documents.content',
    'passkeys.public_key',
    'recovery_keys.public_key',
    'scheme_documents.content',
    'staff.public_key',
  ]),
  ...under('a hash without a key', [
    'audit_links.chain_hash',
    'audit_links.leaf_hash',
    'merkle_nodes.hash',
    'setup_links.token_digest',
  ]),
  ...under('ended by the rotation', [
    'sessions.wrapped_private_key',
    'uploads.sealed_facts',
    'uploads.sealed_key',
  ]),
  'spent_proofs.tag': 'of a puzzle that lapses within the hour',
  'server_keys.proof': 'of the key itself; a rotation adds its own',
};

function under(reason: string, columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map((column) => [column, reason]));
}
