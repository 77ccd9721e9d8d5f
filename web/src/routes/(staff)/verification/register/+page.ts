// The form is the resident's own, and comes alive by the same small script: nothing of it stays in a framework's memory.
export const csr = false;
