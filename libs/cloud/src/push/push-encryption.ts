import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes of a record; all of a push is one record. */
const RECORD = 4_096;
const HEADER = 16 + 4 + 1 + 65;
const TAG = 16;
/** Bytes of text that a push holds at most: services must take 4,096 in all (RFC 8030, 7.2). */
export const LARGEST_PUSH = RECORD - HEADER - TAG - 1;

/** What is new for each push; only tests give it. */
export interface PushRandomness {
  readonly salt: Uint8Array;
  readonly sender: ECDH;
}

/**
 * The body of a Web Push that only one browser can read (RFC 8291, `aes128gcm` of RFC 8188).
 * @param publicKey of the subscription (`p256dh`), base64url
 * @param auth its secret, base64url
 * @throws Error when the keys are none, or the text is longer than `LARGEST_PUSH`
 */
export function encryptPush(text: Uint8Array, publicKey: string, auth: string, given?: PushRandomness): Buffer {
  if (text.length > LARGEST_PUSH) throw new RangeError(`a push holds ${LARGEST_PUSH} bytes at most`);
  const { salt, sender } = given ?? { salt: randomBytes(16), sender: newPair() };
  const receiver = Buffer.from(publicKey, 'base64url');
  const shared = sender.computeSecret(receiver);
  const ours = sender.getPublicKey();
  const context = Buffer.concat([Buffer.from('WebPush: info\0'), receiver, ours]);
  const input = Buffer.from(hkdfSync('sha256', shared, Buffer.from(auth, 'base64url'), context, 32));
  const derive = (purpose: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', input, salt, `Content-Encoding: ${purpose}\0`, length));
  const cipher = createCipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12), { authTagLength: TAG });
  const size = Buffer.alloc(4);
  size.writeUInt32BE(RECORD);
  // 2 ends the last record, which is the only one.
  return Buffer.concat([
    salt,
    size,
    Buffer.from([ours.length]),
    ours,
    cipher.update(text),
    cipher.update(Buffer.from([2])),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

function newPair(): ECDH {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return pair;
}
