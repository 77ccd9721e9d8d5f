import { localDate } from '../domain/calendar.ts';
import type { DistrictProfile } from '../domain/district.ts';
import type { LeadDates, Paid, Recorded } from '../domain/statistics.ts';
import type { Stage } from './stage.ts';

const DAY_MS = 24 * 3_600_000;
const A_YEAR = 212;

/** Made-up institutions: no real one may seem to be on a list, or missing from it. */
const LICENSED = [
  '机构名称,统一社会信用代码,许可类型,许可证编号,有效期至',
  '示例农村商业银行股份有限公司,91640302MA76ABC145,银行,演示B0001,2029-06-30',
  '示例村镇银行有限责任公司,91640302MA770ABC1F,银行,演示B0002,2028-12-31',
  '示例人寿保险股份有限公司中心支公司,91640302MA7T00014P,保险,演示I0003,长期',
  '示例财产保险股份有限公司支公司,,保险,演示I0004,长期',
  '示例小额贷款有限公司,,小额贷款,演示X0005,2027-03-31',
  '示例融资担保有限公司,,融资担保,演示D0006,2025-12-31',
].join('\n');

/** What the street finds laid out: a list of institutions, and last year's figures, all made up. */
export async function layOutPublicPages({ office, as, profile }: Stage, now: Date): Promise<void> {
  const admin = await as('sysadmin');
  const list = await office.licences.upload(admin, {
    source: '演示名单（虚构机构）',
    asOf: localDate(new Date(now.getTime() - 20 * DAY_MS)),
    file: Buffer.from(LICENSED).toString('base64'),
  });
  await office.licences.publish(admin, list);
  const lastYear = Number(localDate(now).slice(0, 4)) - 1;
  await office.statistics.takeOver(new Date(`${lastYear}-01-01T00:00:00+08:00`), madeUp(lastYear, profile));
}

/** Two years as a district could have had them; the same ones each time. */
function madeUp(year: number, profile: DistrictProfile): Recorded {
  const roll = dice(year);
  const start = new Date(`${year}-01-01T08:30:00+08:00`).getTime();
  const leads = Array.from({ length: A_YEAR * 2 }, (_, index) => {
    const received = new Date(start + Math.floor((index / A_YEAR) * 365 + roll(4)) * DAY_MS);
    return aLead(received, profile, roll);
  });
  const verified = leads.flatMap(({ verifiedAt }) => (verifiedAt ? [verifiedAt] : []));
  const paid = verified
    .filter((_, index) => index % 2 === 0)
    .map((at, index): Paid => ({
      paidAt: new Date(at.getTime() + 40 * DAY_MS),
      amountFen: [50_000, 50_000, 200_000, 500_000][index % 4] ?? 50_000,
    }));
  return { leads, paid };
}

function aLead(receivedAt: Date, profile: DistrictProfile, roll: (sides: number) => number): LeadDates {
  const later = (from: Date, days: number) => new Date(from.getTime() + days * DAY_MS);
  const pick = <T>(list: readonly T[], few: number): T | undefined =>
    list[roll(3) > 0 ? roll(Math.min(few, list.length)) : roll(list.length)];
  const answeredAt = later(receivedAt, roll(20) === 0 ? 9 : 1 + roll(5));
  const acceptedAt = roll(10) < 8 ? answeredAt : null;
  const determinedAt = acceptedAt && later(acceptedAt, 12 + roll(18));
  return {
    sector: pick(profile.sectors, 5)?.sector ?? 'OTHER',
    township: pick(profile.townships, 6)?.code ?? '',
    channel: pick(['WEB', 'PHONE', 'VISIT', 'HOTLINE_12345', 'GRID', 'LETTER'], 3) ?? 'WEB',
    receivedAt,
    answeredAt,
    acceptedAt,
    determinedAt,
    verifiedAt: roll(5) === 0 ? determinedAt : null,
  };
}

/** Numbers below `sides` that look like chance and are the same in every demo. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}
