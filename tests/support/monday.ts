/** Monday, 23 November 2026, ten in the morning in Wuzhong: when every office of the tests opens. */
export const MONDAY = new Date('2026-11-23T02:00:00Z');
