export type TypedTownship = { code: string; zh: string; en: string };

/**
 * Townships as somebody types or pastes them, one a line: `640302100 金积镇 Jinji`, parted by blanks, tabs or commas.
 * The English name may have blanks, or be left out (then it is the Chinese one). Null where a line can't be read.
 */
export function readTownships(text: string): TypedTownship[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) =>
    /^\s*(\d{9,12})[\s,，、]+([^\s,，、]+)(?:[\s,，、]+(.*\S))?\s*$/.exec(line),
  );
  if (read.length === 0 || read.includes(null)) return null;
  return read.map((found) => ({
    code: found?.[1] ?? '',
    zh: found?.[2] ?? '',
    en: found?.[3] ?? found?.[2] ?? '',
  }));
}
