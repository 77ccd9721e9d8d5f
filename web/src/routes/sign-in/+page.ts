// A passkey needs a script; the password and the one-time code do without.
export const csr = true;
