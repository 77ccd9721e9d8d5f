/** Columns of a lead that look like keys, seals or tags and stay when it is erased, each with the reason. */
export const STAYS: Record<string, string> = {
  'leads.receipt_tag':
    'lets the reporter be told that the report was erased; a keyed hash that opens nothing',
  'leads.submission_tag': 'keyed hash of a form’s random id',
  'window_vouchers.code_tail':
    'four signs of a one-time code that was used or ran out, as on the printed list; opens nothing',
  'hand_overs.sealed_passphrase': 'lies under the raw drawer’s key, and one that has not left keeps the lead',
};

/** Tables with such columns that hold nothing of a lead: people and desks, the log's hashes, what no report took, published sums. */
export const OF_NO_LEAD: readonly string[] = [
  'account_helps',
  'audit_links',
  'calendar_feeds',
  'desk_keys',
  'desk_recoveries',
  'desk_rotations',
  'desks',
  'emblem_pictures',
  'fund_documents',
  'memberships',
  'merkle_nodes',
  'paper_verdicts',
  'passkey_challenges',
  'passkeys',
  'payment_templates',
  'recovery_keys',
  'recovery_shares',
  'reward_schemes',
  'robots',
  'saved_views',
  'scheme_documents',
  'server_keys',
  'sessions',
  'setup_links',
  'sign_in_attempts',
  'spent_proofs',
  'staff',
  'statistics_releases',
  'ties',
  'upload_parts',
  'uploads',
];
