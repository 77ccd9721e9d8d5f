import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASKED_ITEMS, SUPPLEMENT_ITEMS } from '../../server/domain/code-lists.ts';
import { Refusal } from '../../server/domain/errors.ts';
import { type SuppliedItem, askedItems, demandAnswers } from '../../server/domain/supplement.ts';

const fieldsOf = (asked: SuppliedItem['item'][], answers: SuppliedItem[], files = 0) => {
  try {
    demandAnswers(asked, answers, files);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.fields.map(({ path, code }) => `${path} ${code}`);
  }
};

describe('a request for more', () => {
  it('asks for what was chosen, and for the officer’s own words as one item more', () => {
    expect(askedItems(['CONTRACT'], '请写明楼层。')).toEqual(['CONTRACT', 'OTHER']);
    expect(askedItems(['CONTRACT'], ' ')).toEqual(['CONTRACT']);
  });

  it('is answered by “I don’t have it” to everything', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...ASKED_ITEMS), { minLength: 1 }), (asked) => {
        expect(
          fieldsOf(
            asked,
            asked.map((item) => ({ item, have: false })),
          ),
        ).toEqual([]);
      }),
    );
  });

  it('is not answered while any item is left out, named twice or not asked for', () => {
    const no = (item: SuppliedItem['item']): SuppliedItem => ({ item, have: false });
    expect(fieldsOf(['CONTRACT', 'DATES'], [no('DATES')])).toEqual(['answers.CONTRACT.have REQUIRED']);
    expect(fieldsOf(['DATES'], [no('DATES'), no('DATES')])).toEqual(['answers.DATES MUST_DIFFER']);
    expect(fieldsOf(['DATES'], [no('DATES'), no('CHAT')])).toEqual(['answers.CHAT NOT_IN_LIST']);
  });

  it('wants the words where words are brought, and a file or a note where a paper is', () => {
    for (const { code: item, by } of SUPPLEMENT_ITEMS) {
      const wanted = [`answers.${item}.text REQUIRED`];
      expect(fieldsOf([item], [{ item, have: true }])).toEqual(wanted);
      expect(fieldsOf([item], [{ item, have: true, text: ' ' }])).toEqual(wanted);
      expect(fieldsOf([item], [{ item, have: true }], 1)).toEqual(by === 'WORDS' ? wanted : []);
      expect(fieldsOf([item], [{ item, have: true, text: '在我家里' }])).toEqual([]);
    }
  });
});
