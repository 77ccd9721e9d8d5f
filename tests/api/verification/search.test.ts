import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listLeads, listOfficers, readLead, searchLeads } from '../../../server/contract/leads.ts';
import { declareRecusal } from '../../../server/contract/recusals.ts';
import { listViews, removeView, renameView, saveView } from '../../../server/contract/saved-views.ts';
import { blindIndex } from '../../../server/crypto/blind-index.ts';
import { bigrams } from '../../../server/domain/target-name.ts';
import { joinTarget } from '../../../server/contract/targets.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { OFFICERS, walkOf } from './walk.ts';

let office: TestOffice;
let walk: ReturnType<typeof walkOf>;
let raw: Awaited<ReturnType<typeof walk.report>>;
let known: Awaited<ReturnType<typeof walk.report>>;
const NARRATIVE = '我在广场听课，讲师王大锤答应年息百分之二十四，让我们把养老钱转给他。';
const target = {
  kind: 'COMPANY',
  name: '金满仓财富管理有限公司',
  creditCode: '91640300MA75W7E08K',
  phone: '138 0013 8000',
  website: 'https://www.jinmancang.example/app',
  townshipCode: '640302101',
} as const;

beforeAll(async () => {
  office = await anOffice();
  walk = walkOf(office);
  raw = await walk.report({ narrative: NARRATIVE, target } as never);
  known = await walk.toVerifying();
});
afterAll(() => office.close());

const found = async (name: Name, words: string, filter: Record<string, string> = {}) =>
  (await office.as(name).do(searchLeads, { body: { words, ...filter } as never })).rows.map(({ id }) => id);
const listed = async (name: Name, query: Record<string, string>) =>
  (await office.as(name).do(listLeads, { query: { tray: 'ALL', ...query } as never })).rows.map(
    ({ id }) => id,
  );
const wrong = async (query: Record<string, string>) => {
  const answer = await office.as('intake').call(listLeads, { query: query as never });
  return [answer.error.code, answer.error.fields];
};

describe('the search', () => {
  test.each([
    '金满仓',
    '满仓 财富',
    '138-0013-8000',
    '０１３８００１３８０００'.slice(1),
    '91640300 ma75w7e08k',
    'jinmancang.example/app',
    '8000',
  ])('finds a target by %s', async (words) => {
    for (const name of ['intake', 'police1'] as const) expect(await found(name, words)).toContain(raw.leadId);
  });

  test('finds a lead by a part of its reference, without dash and in full width', async () => {
    const letters = raw.reference.replace('-', '').toLowerCase();
    const wide = letters.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    for (const typed of [raw.reference, letters, wide, letters.slice(0, 5), letters.slice(-4)]) {
      expect(await found('market1', typed), typed).toContain(raw.leadId);
    }
    expect(await listed('market1', { q: letters.slice(0, 4) })).toContain(raw.leadId);
  });

  test('takes traditional characters for simplified ones, and indexes anew what was not folded yet', async () => {
    for (const words of ['金滿倉 財富', '財富管理有限公司'])
      expect(await found('police1', words)).toContain(raw.leadId);
    const old = await walk.report({ target: { ...target, name: '瑞豐養老服務', phone: undefined } } as never);
    expect(await found('intake', '瑞丰养老')).toEqual([old.leadId]);
    const asWritten = bigrams('瑞豐養老服務').map((pair) =>
      blindIndex(office.serverKeys.blindIndexKey, 'bigram', pair).readInt32BE(0),
    );
    await office.rows('update search_words set tags = $2 where lead_id = $1', [old.leadId, asWritten]);
    expect(await found('intake', '瑞丰养老')).toEqual([]);
    expect(await found('intake', '瑞豐養老')).toEqual([old.leadId]);
    await office.as('police1').do(readLead, { params: { leadId: old.leadId } });
    expect(await found('intake', '瑞丰养老')).toEqual([old.leadId]);
  });

  test('knows the words that were released, and never those that only intake may read', async () => {
    expect(await found('intake', '王大锤')).toEqual([]);
    expect(await found('police1', '公开承诺 高息')).toContain(known.leadId);
    expect(await found('police1', '公开承诺')).not.toContain(raw.leadId);
    expect(await found('police1', '公开 养老')).toEqual([]);
  });

  test('finds only what the person’s desks hold a key to, and nothing to keep away from', async () => {
    expect(await found('township', '金满仓')).toEqual([]);
    const own = await walk.report({
      target: { ...target, name: '避嫌商贸有限公司', phone: undefined },
    } as never);
    expect(await found('intake2', '避嫌商贸')).toContain(own.leadId);
    const body = { reference: own.reference, reason: 'RELATIVE' } as never;
    await office.as('intake2').do(declareRecusal, { body });
    expect(await found('intake2', '避嫌商贸')).toEqual([]);
    expect(await listed('intake2', {})).not.toContain(own.leadId);
    expect(await found('intake', '避嫌商贸')).toContain(own.leadId);
  });

  test('is narrowed like the queue, and kindly refuses a single character', async () => {
    expect(await found('intake', '金满仓', { township: '640302101', status: 'SUBMITTED' })).toEqual([
      raw.leadId,
    ]);
    expect(await found('intake', '金满仓', { status: 'ACCEPTED' })).toEqual([]);
    const short = await office.as('intake').call(searchLeads, { body: { words: '金' } });
    expect(short.error).toMatchObject({
      code: 'BAD_REQUEST',
      fields: [{ path: 'words', code: 'TOO_SHORT' }],
    });
    expect((await office.as('finance').call(searchLeads, { body: { words: '金满仓' } })).error.code).toBe(
      'FORBIDDEN',
    );
  });
});

describe('the filter', () => {
  test('narrows by what stands in the address', async () => {
    const all = await listed('police1', {});
    const only = async (query: Record<string, string>) => {
      const some = await listed('police1', query);
      expect(all).toEqual(expect.arrayContaining(some));
      return some;
    };
    const there = await only({ township: '640302101' });
    expect(there).toContain(raw.leadId);
    expect(there).not.toContain(known.leadId);
    expect(await only({ status: 'VERIFYING' })).toEqual([known.leadId]);
    expect(await only({ unit: 'POLICE' })).toEqual([known.leadId]);
    expect(await only({ assignee: 'mine' })).toEqual([known.leadId]);
    expect(await only({ assignee: office.idOf(OFFICERS.MARKET_REG[1]) })).toEqual([known.leadId]);
    expect(await only({ assignee: office.idOf('head') })).toEqual([]);
    expect(await only({ channel: 'PHONE' })).toEqual([]);
    expect(await only({ from: '2026-11-23', to: '2026-11-23' })).toHaveLength(all.length);
    expect(await only({ to: '2026-11-22' })).toEqual([]);
    expect(await only({ due: 'overdue' })).toEqual([]);
    expect(await listed('coordinator', { assignee: 'mine' })).toEqual([]);
    const moment = office.clock.now();
    office.clock.set(new Date('2026-11-30T02:00:00Z'));
    expect(await only({ due: 'today' })).toContain(raw.leadId);
    office.clock.set(moment);
  });

  test('shows all leads of a target, as far as one may read them', async () => {
    const body = { with: known.reference };
    const { targetId } = await office
      .as('coordinator')
      .do(joinTarget, { params: { leadId: raw.leadId }, body });
    expect((await listed('police1', { target: targetId })).sort()).toEqual([raw.leadId, known.leadId].sort());
    expect(await listed('police1', { target: targetId, status: 'VERIFYING' })).toEqual([known.leadId]);
    expect(await found('police1', '金满仓', { target: targetId })).toContain(raw.leadId);
    expect(await listed('township', { target: targetId })).toEqual([]);
    expect(await listed('police1', { target: raw.leadId })).toEqual([]);
  });

  test('says who is on it', async () => {
    const { rows } = await office
      .as('police1')
      .do(listLeads, { query: { tray: 'ALL', status: 'VERIFYING' } });
    expect(rows[0]?.officers).toHaveLength(6);
    const { officers } = await office.as('intake').do(listOfficers);
    expect(officers.map(({ staffId }) => staffId)).toContain(office.idOf('police2'));
  });

  test.each([
    [{ status: 'LOST' }, 'status', 'NOT_IN_LIST'],
    [{ sector: 'NOWHERE' }, 'sector', 'NOT_IN_LIST'],
    [{ township: '1' }, 'township', 'NOT_IN_LIST'],
    [{ unit: 'NOBODY' }, 'unit', 'NOT_IN_LIST'],
    [{ mode: 'X' }, 'mode', 'BAD_FORMAT'],
    [{ amount: 'X' }, 'amount', 'NOT_IN_LIST'],
    [{ channel: 'X' }, 'channel', 'NOT_IN_LIST'],
    [{ due: 'never' }, 'due', 'NOT_IN_LIST'],
    [{ from: '2026-13-01' }, 'from', 'BAD_FORMAT'],
    [{ from: '2026-11-02', to: '2026-11-01' }, 'to', 'OUT_OF_RANGE'],
    [{ assignee: 'somebody' }, 'assignee', 'BAD_FORMAT'],
    [{ target: '金满仓' }, 'target', 'BAD_FORMAT'],
    [{ q: '金满仓' }, 'q', 'BAD_FORMAT'],
    [{ page: '51' }, 'page', 'OUT_OF_RANGE'],
  ])('names the field of %o', async (query, path, code) => {
    expect(await wrong(query as Record<string, string>)).toEqual(['BAD_REQUEST', [{ path, code }]]);
  });
});

describe('a view that somebody keeps', () => {
  const filter = { tray: 'OPEN', due: 'week', assignee: 'mine' } as const;
  const own = async (name: Name) => (await office.as(name).do(listViews)).views;

  test('is theirs alone, to open, rename and let go', async () => {
    const { id } = await office.as('police1').do(saveView, { body: { name: ' 金满仓专案 ', filter } });
    expect(await own('police1')).toEqual([{ id, name: '金满仓专案', filter }]);
    expect(await own('police2')).toEqual([]);
    const params = { viewId: id };
    expect((await office.as('police2').call(removeView, { params })).error.code).toBe('NOT_FOUND');
    expect((await office.as('police2').call(renameView, { params, body: { name: '别人的' } })).status).toBe(
      404,
    );
    await office.as('police1').do(renameView, { params, body: { name: '本周' } });
    expect((await own('police1'))[0]?.name).toBe('本周');
    const [row] = await office.rows<{ text: string }>('select saved_views::text as text from saved_views');
    expect(row?.text).not.toContain(Buffer.from('本周').toString('hex'));
    await office.as('police1').do(removeView, { params });
    expect(await own('police1')).toEqual([]);
  });

  test('needs a name, and there are twenty of them', async () => {
    const nameless = await office.as('police1').call(saveView, { body: { name: ' ', filter } });
    expect(nameless.error.fields).toEqual([{ path: 'name', code: 'REQUIRED' }]);
    for (let n = 0; n < 20; n += 1) {
      await office.as('market1').do(saveView, { body: { name: `第${n}个`, filter } });
    }
    const more = await office.as('market1').call(saveView, { body: { name: '又一个', filter } });
    expect(more.error).toMatchObject({
      code: 'CONDITION_NOT_MET',
      fields: [{ path: 'views', code: 'OUT_OF_RANGE' }],
    });
  });
});
