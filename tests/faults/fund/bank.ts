import { parse } from 'csv-parse/sync';
import { parseYuan } from '../../../server/domain/money.ts';
import { type Chance, chanceFrom } from '../long-form.ts';

type Line = { lineNo: string; accountNo: string; amount: string; result: string; slip: string };

/** The bank: it pays each line of each file once, sends some back, and says the same again whenever it is asked. */
export function aBank(seed: number, paidShare = 0.9) {
  const answers = new Map<string, { file: string; lines: Line[] }>();
  const credited = new Map<string, number>();

  function work(batchNo: string, file: Buffer, chance: Chance): Line[] {
    const rows = parse(file, { bom: true, relaxColumnCount: true }) as string[][];
    const from = rows.findIndex((cells) => cells[0] === '序号');
    return rows.slice(from + 1).map(([lineNo = '', , accountNo = '', , amount = '']) => {
      const paid = chance.share() < paidShare;
      if (paid) credited.set(accountNo, (credited.get(accountNo) ?? 0) + 1);
      return { lineNo, accountNo, amount, result: paid ? '成功' : '退汇', slip: `HD-${batchNo}-${lineNo}` };
    });
  }

  return {
    /** Takes a batch's file and answers, as base64, the file that it sends back. @throws where the file is another one now */
    answer(batchNo: number, file: Buffer): string {
      const name = String(batchNo);
      const said = answers.get(name) ?? { file: file.toString('hex'), lines: [] };
      if (said.file !== file.toString('hex')) throw new Error(`batch ${name} came to the bank as two files`);
      if (!answers.has(name)) {
        said.lines = work(name, file, chanceFrom(seed + batchNo));
        answers.set(name, said);
      }
      const lines = said.lines.map(
        ({ lineNo, accountNo, amount, result, slip }) =>
          `${name},${lineNo},${accountNo},${amount},${result},${slip}`,
      );
      return Buffer.from(['批次号,序号,账号,金额(元),处理结果,回单号', ...lines].join('\r\n')).toString(
        'base64',
      );
    },
    /** How often an account was credited. */
    creditsOf: (accountNo: string): number => credited.get(accountNo) ?? 0,
    /** What left the bank, in fen. */
    paidFen: (): number =>
      [...answers.values()]
        .flatMap(({ lines }) => lines)
        .reduce((sum, { result, amount }) => sum + (result === '成功' ? (parseYuan(amount) ?? 0) : 0), 0),
  };
}
export type Bank = ReturnType<typeof aBank>;
