/**
 * Compresses a page on its way out, for phones on thin lines. Only answers to GET: an answer to a form repeats what
 * was typed beside a secret (the receipt code), and the length of such a mixture, compressed, tells of the secret.
 */
export function squeeze(request: Request, response: Response): Response {
  const wanted = request.headers.get('accept-encoding')?.includes('gzip') ?? false;
  const html = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  const done = response.headers.has('content-encoding');
  if (request.method !== 'GET' || !wanted || !html || done || !response.body) return response;
  const headers = new Headers(response.headers);
  headers.set('content-encoding', 'gzip');
  headers.append('vary', 'accept-encoding');
  headers.delete('content-length');
  headers.delete('etag');
  return new Response(response.body.pipeThrough(new CompressionStream('gzip')), {
    status: response.status,
    headers,
  });
}
