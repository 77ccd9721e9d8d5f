/** Where the time comes from. Services ask it once per act and hand the answer to the domain as a value. */
export type Clock = { now(): Date };

/** The machine's own time. */
export function systemClock(): Clock {
  return { now: () => new Date() };
}

/** A clock that stands where it is put: the demo district's past weeks are laid out with it. */
export type MovableClock = Clock & { set(at: Date): void };

export function movableClock(start: Date): MovableClock {
  let at = start;
  return {
    now: () => new Date(at),
    set: (next) => {
      at = next;
    },
  };
}
