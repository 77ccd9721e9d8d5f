/**
 * Who reads: a desk holds a key pair. REGULATOR and TOWNSHIP desks exist once per unit, named `KIND:unit`. FUND and
 * COUNTER hold no drawer: their keys say that colleagues know who moves the money.
 */
export const DESK_KINDS = [
  'INTAKE',
  'LEAD_AGENCY',
  'POLICE',
  'MARKET_REG',
  'REWARD',
  'PAYMENT',
  'FUND',
  'COUNTER',
  'IDENTITY',
  'AUDIT',
  'REGULATOR',
  'TOWNSHIP',
] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

/**
 * What a lead's words are kept apart in; each has its own data key. `findings`, `access`, `notes`, `approval`,
 * `assist` and `case` exist once per desk.
 */
export const COMPARTMENT_KINDS = [
  'raw',
  'brief',
  'identity',
  'payment',
  'talk',
  'findings',
  'access',
  'appeal',
  'team',
  'notes',
  'approval',
  'assist',
  'case',
] as const;
export type CompartmentKind = (typeof COMPARTMENT_KINDS)[number];

const HOLDERS_AT_SUBMISSION: Record<CompartmentKind, readonly DeskKind[]> = {
  raw: ['INTAKE'],
  brief: ['INTAKE', 'LEAD_AGENCY', 'POLICE', 'MARKET_REG'],
  identity: ['IDENTITY'],
  payment: ['PAYMENT'],
  talk: ['INTAKE', 'LEAD_AGENCY'],
  // A unit's findings are begun with its task, not with the report.
  findings: [],
  // Why somebody opened something, in words: begun with the first purpose, one for each desk that writes.
  access: [],
  // What a reporter says against the end of an award: begun with the first such request.
  appeal: ['REWARD'],
  // What the three units write together: calls and minutes of their meetings, notes for each other.
  team: [],
  // What one unit notes for itself.
  notes: [],
  // Why a unit asks to look into an account, and what the head of the lead agency said.
  approval: [],
  // What an assisting unit is asked, and what it answers.
  assist: [],
  // What is done about a target: for the three units, and beside it what only the police read of their filing.
  case: [],
};

/** The three whose joint verification the notice orders (五(三)): each holds its own findings. */
export const JOINT_DESKS = ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'] as const;
export type JointDesk = (typeof JOINT_DESKS)[number];

/** The desks to which a compartment's key is sealed while the report is being received. */
export function holdersAtSubmission(kind: CompartmentKind): readonly DeskKind[] {
  return HOLDERS_AT_SUBMISSION[kind];
}

/** Whether the reporter's receipt holds a grant too: for what they wrote, never for what the office found. */
export function receiptHolds(kind: CompartmentKind): boolean {
  return kind === 'raw' || kind === 'identity' || kind === 'talk' || kind === 'payment' || kind === 'appeal';
}

/** The kind of a desk from its code; undefined for a code of no known kind. */
export function deskKindOf(code: string): DeskKind | undefined {
  const [kind, unit] = code.split(':', 2);
  const found = DESK_KINDS.find((known) => known === kind);
  const perUnit = found === 'REGULATOR' || found === 'TOWNSHIP';
  return perUnit === (unit !== undefined && unit !== '') ? found : undefined;
}

/** Desks that must have a member before the first report can be sealed to them. */
export const DESKS_A_REPORT_NEEDS = [
  'INTAKE',
  'LEAD_AGENCY',
  'POLICE',
  'MARKET_REG',
  'IDENTITY',
] as const satisfies readonly DeskKind[];
