import type zh from '../zh-CN/channels.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  title: 'Ways to report',
  lead: 'State Council Decree 737, article 16, asks for a published telephone, e-mail and postal address. Once saved they stand on the home page and under “Other ways to report”.',
  missing: 'Not published yet: {kinds}',
  missingText: 'The decree asks for them; please add them soon.',
  publish: 'Publish the ways to report',
  row: 'Entry {number}',
  newRow: 'New',
  kind: 'Kind',
  kinds: { PHONE: 'Phone', EMAIL: 'E-mail', ADDRESS: 'Address', WEB: 'Web address', OTHER: 'Other' },
  value: 'Number or address',
  hoursZh: 'Hours (Chinese)',
  hoursEn: 'Hours (English)',
  unit: 'Unit',
  remove: 'Publish this one no more',
  newHint:
    'A new entry without a number or address is not saved. A web address starts with https:// or http://.',
  fieldOf: '{row}: {field}',
  submit: 'Save and publish',
  done: 'Published; the public pages show it.',
};
export default words;
