import type zh from '../zh-CN/casework.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  last: { title: 'Last step:', all: 'The whole record' },
  events: {
    accepted: '{unit} signed for its task',
    signed: '{unit} signed its findings',
    drafted: 'Joint determination drafted',
    agreed: '{unit} signed the joint determination',
  },
};
export default words;
