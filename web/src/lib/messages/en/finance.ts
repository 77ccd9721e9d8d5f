import type zh from '../zh-CN/finance.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {};

export default words;
