import type { Visitor } from './visitor.ts';

/** Fills the report's form in with as little as it takes; the last buttons are the test's own. */
export async function fillIn(visitor: Visitor): Promise<void> {
  await visitor.choose('identityMode', 'ANON');
  await visitor.choose('target.kind', 'COMPANY');
  await visitor.fill('target.name', '某某公司');
  await visitor.fill('target.townshipCode', 'UNKNOWN');
  await visitor.fill('sector', 'OTHER');
  await visitor.fill('mode', 'VIA_OTHER');
  await visitor.choose('urgentSituations', 'NONE');
  await visitor.choose('stillRaising', 'YES');
  await visitor.choose('peopleBand', 'UNKNOWN');
  await visitor.choose('amountBand', 'UNKNOWN');
  await visitor.fill('narrative', '他们每周六在楼下开会收钱，承诺高息。');
  await visitor.choose('truthful', 'on');
  await visitor.choose('privacyRead', 'on');
}
