/**
 * `500000` (fen) → `¥5,000.00`; below zero `−¥5,000.00`. Digits are cut as text, so no amount is ever off by a fen.
 */
export function formatFen(fen: number): string {
  const digits = Math.abs(fen).toFixed(0).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}¥${yuan}.${digits.slice(-2)}`;
}

/** What a person typed as yuan (`5,000`, `5000.5`) → fen, or null where it is no amount. */
export function parseYuan(text: string): number | null {
  const found = /^[¥￥]?\s*(\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!found) return null;
  const fen = Number((found[1] ?? '').replace(/[,，]/g, '') + (found[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(fen) ? fen : null;
}
