import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import type { Script } from '../domain/target-anatomy.ts';

const toSimplified = Converter({ from: 'tw', to: 'cn' });
const HAN = /\p{Script=Han}+/gu;

/** Traditional characters and pinyin, by dictionaries that come with the portal: nothing is asked outside. */
export const chineseScript: Script = {
  simplified: toSimplified,
  syllables: (text) => {
    const out: string[] = [];
    let last = 0;
    for (const run of text.matchAll(HAN)) {
      if (run.index > last) out.push(text.slice(last, run.index));
      out.push(...pinyin(run[0], { toneType: 'none', type: 'array', v: true }));
      last = run.index + run[0].length;
    }
    if (last < text.length) out.push(text.slice(last));
    return out;
  },
};
