import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../server/domain/errors.ts';
import { HTTP_STATUS } from '../../server/plugins/errors.ts';

describe('the error catalogue', () => {
  it('gives every code one HTTP status, 500 only to what nobody foresaw', () => {
    expect(Object.keys(HTTP_STATUS).sort()).toEqual([...ERROR_CODES].sort());
    const broken = ERROR_CODES.filter((code) => HTTP_STATUS[code] >= 500);
    expect(broken).toEqual(['BUSY', 'STORE_FULL', 'INTERNAL']);
  });
});
