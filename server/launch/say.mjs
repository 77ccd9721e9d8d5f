// Plain JavaScript on purpose, as all of this folder: it runs on whatever Node the machine has, before anything is installed.

/** One step or trouble, Chinese first; to stderr, so that a command's own output stays clean. */
export const say = (zh, en) => console.error(`${zh}\n  ${en}`);

/** Something that the person at the console has to mend; shown without a stack. */
export class Trouble extends Error {
  constructor(zh, en) {
    super(`${zh}\n  ${en}`);
    this.zh = zh;
    this.en = en;
  }
}

/** Runs a launcher's body; trouble becomes two sentences and exit code 1. */
export async function launching(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : error);
    process.exit(1);
  }
}
