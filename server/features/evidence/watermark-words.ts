const inOfficeTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Who looks at what, and when in the office's time: in letters that every mark can be drawn in. */
export function watermarkWords(username: string, reference: string, now: Date): string {
  return `${username}  ${inOfficeTime.format(now)}  ${reference}`;
}
