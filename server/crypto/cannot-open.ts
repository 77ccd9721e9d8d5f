/**
 * The one answer to a wrong key, a changed byte, a value moved elsewhere or an unknown suite. It says no more, because
 * the difference between them is what an attacker asks for.
 */
export class CannotOpen extends Error {
  constructor() {
    super('cannot open');
    this.name = 'CannotOpen';
  }
}

/** Runs `attempt` and turns whatever it throws into {@link CannotOpen}, dropping the cause. */
export function orCannotOpen<T>(attempt: () => T): T {
  try {
    return attempt();
  } catch {
    throw new CannotOpen();
  }
}
