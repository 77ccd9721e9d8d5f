import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredAddress, tidyAddress, wayOf } from '../../server/domain/contact-way.ts';

test.each([
  ['139 0000 1111', '13900001111'],
  ['１３９００００１１１１', '13900001111'],
  ['+86 139-0000-1111', '13900001111'],
  ['0086(139)00001111', '13900001111'],
])('%s is one number, however it is written', (typed, number) => {
  expect(tidyAddress(typed)).toBe(number);
  expect(wayOf(number)).toBe('SMS');
});

test.each(['1390000111', '139000011112', '0953-000 0000', '12345', '23900001111'])(
  '%s is no mobile number, and stays as it is typed',
  (typed) => {
    expect(tidyAddress(typed)).toBe(typed);
    expect(wayOf(typed)).toBe('MAIL');
  },
);

test('an address keeps its letters and loses the blanks around it', () => {
  expect(tidyAddress(' Lin-Shu@mail.example.com ')).toBe('Lin-Shu@mail.example.com');
  expect(wayOf('13900001111@mail.example.com')).toBe('MAIL');
});

test('what is shown of it names nobody', () => {
  expect(coveredAddress('someone@example.com')).toBe('s•••@e•••.com');
  fc.assert(
    fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (number) => {
      expect(coveredAddress(number)).not.toContain(number.slice(3, 9));
    }),
  );
});
