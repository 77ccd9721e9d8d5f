/** A link that changes how the page is read and keeps its own query: it works without JavaScript. */
export function readingLink(search: string, name: string, value: string): string {
  const query = new URLSearchParams(search);
  for (const key of [...query.keys()])
    if (key.startsWith('/') || key === 'did' || key === 'reward') query.delete(key);
  query.set(name, value);
  return `?${query}`;
}
