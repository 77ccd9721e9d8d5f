import type zh from '../zh-CN/verification.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {};

export default words;
