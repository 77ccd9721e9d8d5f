declare module 'heic-decode' {
  type Picture = { width: number; height: number; decode(): Promise<{ data: Uint8ClampedArray }> };
  const heic: { all(options: { buffer: Uint8Array }): Promise<Picture[]> };
  export default heic;
}
