import type { FileLayout } from '../../server/crypto/file-layout.ts';

export type TinkVector = {
  title: string;
  layout: FileLayout;
  key: string;
  aad: string;
  plaintext: string;
  ciphertext: string;
};

const LONG_KEY = '00112233445566778899aabbccddeeff6eb56cdc726dfbe5d57f2fcdc6e9345b';
const SHORT_KEY = '6eb56cdc726dfbe5d57f2fcdc6e9345b';
const small = { hash: 'sha1', keySize: 16, segmentSize: 64 } as const;

/**
 * From Tink's own tests of AES-GCM-HKDF streaming (Apache-2.0), in hex. Tink publishes none of a megabyte, so the
 * layout is tried with its small segments and shorter keys.
 */
export const TINK_VECTORS: TinkVector[] = [
  {
    title: 'three segments',
    layout: small,
    key: SHORT_KEY,
    aad: Buffer.from('aad').toString('hex'),
    plaintext: Buffer.from(
      'This is a fairly long plaintext. It is of the exact length to create three output blocks. ',
    ).toString('hex'),
    ciphertext:
      '1893b3af5e14ab378d065addfc8484da642c0862877baea8' +
      'db92d9c77406a406168478821c4298eab3e6d531277f4c1a051714faebcaefcbca7b7be05e9445ea' +
      'a0bb2904153398a25084dd80ae0edcd1c3079fcea2cd3770630ee36f7539207b' +
      '8ec9d754956d486b71cdf989f0ed6fba6779b63558be0a66e668df14e1603cd2' +
      'af8944844078345286d0b292e772e7190775c51a0f83e40c0b75821027e7e538e111',
  },
  {
    title: 'an empty message under HKDF-SHA1',
    layout: small,
    key: SHORT_KEY,
    aad: '',
    plaintext: '',
    ciphertext: '18ec99b2c3884194023bd41bb9bff309205354c750fa0cb3c0d02609abf71f88eaeaa48d7deca27f',
  },
  {
    title: 'an empty message under HKDF-SHA256',
    layout: { ...small, hash: 'sha256' },
    key: SHORT_KEY,
    aad: '',
    plaintext: '',
    ciphertext: '18be78bce0cab6fd38a9041eea8ab0ffc4cf17e3c00b661d3927f5f79069f41a210fedc40b25648c',
  },
  {
    title: 'a key longer than the derived one',
    layout: small,
    key: LONG_KEY,
    aad: '',
    plaintext: '',
    ciphertext: '180880e85a24207a7b72cefde26306ed09d7d76e58104b751d005a3ffd72dd6151f0d9c8ccf163f7',
  },
  {
    title: 'an empty message under AES-256',
    layout: { ...small, keySize: 32 },
    key: LONG_KEY,
    aad: '',
    plaintext: '',
    ciphertext:
      '28fae780c70a82d1256c8303a1261ac6a98cf557b4e173967a62f3c149517ba5b2431da93b3c6e90' +
      'f508b34dc14bfda59bab05681c6ad3fa',
  },
  {
    title: 'a message that fills the first segment under AES-256',
    layout: { ...small, keySize: 32, segmentSize: 120 },
    key: LONG_KEY,
    aad: '00010203',
    plaintext: Buffer.from('BLOCK 1.BLOCK 2.BLOCK 3.BLOCK 4.BLOCK 5.BLOCK 6.BLOCK 7.BLOCK 8.').toString(
      'hex',
    ),
    ciphertext:
      '28782994617714a80fa085e15051a16854522330d6d0f26c049b2192f09cdd98b2eb90c753bfff27' +
      '7a29e54fa4afb15d648c28477eb07f012535c767f5fdce24ffffae318480c1d37357d6d3c5111593' +
      '18afa09ef38aa3f5456fd7817c5c02dd6e1a7fef174c8bd24e38b5982ac105497c0101ac5581fe5b',
  },
];
