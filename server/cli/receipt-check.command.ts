import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Compile } from 'typebox/compile';
import { CannotStart } from '../cannot-start.ts';
import { ReceiptProof } from '../contract/log.ts';
import { checkProof } from '../crypto/receipt-proof.ts';
import { noteVerifier } from '../crypto/signed-note.ts';
import type { Command } from './command.ts';
import { wiredOffice } from './wired-office.ts';

const proofs = Compile(ReceiptProof);
const PROBLEMS = {
  SIGNATURE: ['检查点不是本门户签署的', 'the checkpoint was not signed by this portal'],
  ENTRY: ['其中没有收到举报的记录', 'it holds no entry of a report received'],
  COMMITMENT: ['摘要与日志记录不符', 'the digest is not the one that the log names'],
  PLACE: ['记录不在所称的位置', 'the entry is not at the place that it claims'],
  LOG_DIFFERS: ['现在的日志已不是当时签署的日志', 'the log is no longer the one that was signed'],
} as const;

/** Whether a receipt's proof holds: against this portal's log, or with --key by the public key alone, anywhere. */
export const checkReceipt: Command = {
  name: 'receipt check',
  usage: 'FILE [--key KEY]',
  zh: '核验举报凭证证明文件；加 --key 公钥则无需数据库',
  en: 'check a receipt’s proof file; with --key (the public key) no database is needed',
  async run(desk) {
    const { values, positionals } = parseArgs({
      args: desk.args,
      options: { key: { type: 'string' } },
      allowPositionals: true,
    });
    const proof = readProof(positionals);
    const { problem, receivedAt } = values.key
      ? byKey(values.key, proof)
      : await (await wiredOffice(desk)).log.check(proof);
    if (problem !== null) {
      const [zh, en] = PROBLEMS[problem];
      desk.print(`✗ 证明不成立：${zh}。 The proof does not hold: ${en}.`);
      return 1;
    }
    desk.print(`✓ 收到时间 ${receivedAt}，日志第 ${proof.position + 1} 号。`);
    desk.print(`  Received at ${receivedAt} as number ${proof.position + 1} of the log.`);
    desk.print('✓ 检查点签名成立。 The checkpoint’s signature holds.');
    desk.print(
      values.key
        ? '! 未与现在的日志比对。 Not compared with the log as it is now.'
        : '✓ 现在的日志仍包含它。 The log as it is now still contains it.',
    );
    return 0;
  },
};

function readProof([file, ...rest]: string[]): ReceiptProof {
  if (!file || rest.length) throw new CannotStart('FILE_NEEDED', '请写一个证明文件', 'Name one proof file');
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (proofs.Check(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new CannotStart('NO_PROOF', `${file} 不是凭证证明文件`, `${file} is no proof of a receipt`);
}

function byKey(text: string, proof: ReceiptProof) {
  const verifier = noteVerifier(text);
  if (!verifier) throw new CannotStart('NO_KEY', '这不是检查点公钥', 'This is no checkpoint key');
  const finding = checkProof(verifier, proof);
  return finding.problem === null
    ? { problem: null, receivedAt: finding.receivedAt.toISOString() }
    : { problem: finding.problem, receivedAt: null };
}
