// Officers stay for the day: their pages come alive, so that a form that fails keeps its place and words.
export const csr = true;
