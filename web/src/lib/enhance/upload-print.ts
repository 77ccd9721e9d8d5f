const END_BYTES = 64 * 1024;
const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256; undefined where the page came over plain http from afar, and browsers offer none. */
export async function digestOf(content: Blob): Promise<ArrayBuffer | undefined> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  return subtle?.digest('SHA-256', await content.arrayBuffer());
}

/**
 * By what a file is known again after a reload: a digest over its size, its moment, its first and its last bytes. It
 * names nothing, so it may lie in the tab's memory.
 */
export async function printOf(file: File): Promise<string | undefined> {
  const digest = await digestOf(
    new Blob([
      `${file.size} ${file.lastModified} ${file.name} `,
      file.slice(0, END_BYTES),
      file.slice(Math.max(0, file.size - END_BYTES)),
    ]),
  );
  return digest && hex(digest);
}

/** The header of a piece that tells what its bytes must add up to. */
export async function checksumOf(piece: Blob): Promise<string | undefined> {
  const digest = await digestOf(piece);
  return digest && `sha256 ${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
