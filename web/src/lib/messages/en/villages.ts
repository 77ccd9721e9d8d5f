import type zh from '../zh-CN/villages.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  tab: 'Villages',
  title: 'Villages and communities',
  lead: 'Whoever chooses a township in the report can then choose a village or community from this list. Where a township has none, people write the name. A new list leaves received reports as they are.',
  none: 'There is no list yet.',
  count: 'The list has {villages} villages and communities of {townships} townships.',
  list: 'The list',
  listHint:
    'One a line: the twelve-digit statistical code, the name, the English name if there is one, parted by commas or tabs. You can paste from a spreadsheet. The first nine digits are the township’s code. At most {most}: more would make the report slow to open on a phone.',
  file: 'Or upload a file',
  fileHint:
    'CSV (UTF-8 or GB18030) or the first sheet of an XLSX; its first line may name the columns. A file takes the place of the list above.',
  code: 'code',
  nameZh: 'name',
  nameEn: 'English name',
  fieldOf: 'Line {line}: {field}',
  lineOf: 'Line {line}',
  lines: 'Number of lines',
  submit: 'Save the list',
  done: 'The list is saved; the report offers it at once.',
};
export default words;
