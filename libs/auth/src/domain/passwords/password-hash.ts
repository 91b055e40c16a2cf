import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** How much work a hash takes. */
export interface HashCost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP's first recommendation for argon2id: about 60 ms of one core. */
export const COST: HashCost = { memory: 19_456, passes: 2, parallelism: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Version 1.3 of Argon2: the only one there is since 2016, and the only one that Node computes. */
const VERSION = 19;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,171})$/;

const compute = promisify((parameters: Argon2Parameters, done: (error: Error | null, hash: Buffer) => void) => {
  argon2('argon2id', parameters, done);
});

interface ReadHash {
  readonly cost: HashCost;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** The password's hash as a PHC string: algorithm, cost, salt and hash, so that costs can change later. */
export async function hashPassword(password: string, cost: HashCost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await run(password, salt, HASH_BYTES, cost);
  return `$argon2id$v=${VERSION}$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(salt)}$${plain(hash)}`;
}

/** Whether `password` is the one that `stored` was made of; compared in constant time. */
export async function fitsPassword(password: string, stored: string): Promise<boolean> {
  const { cost, salt, hash } = read(stored);
  return timingSafeEqual(await run(password, salt, hash.length, cost), hash);
}

/** Whether `stored` was made at another cost than hashes are made at today. */
export function isOutdated(stored: string, cost: HashCost = COST): boolean {
  const { cost: old } = read(stored);
  return old.memory !== cost.memory || old.passes !== cost.passes || old.parallelism !== cost.parallelism;
}

/** Every character counts, none is cut; the same characters typed on another keyboard are the same password (NFKC). */
function run(password: string, nonce: Buffer, tagLength: number, cost: HashCost): Promise<Buffer> {
  return compute({ message: Buffer.from(password.normalize('NFKC')), nonce, tagLength, ...cost });
}

function read(stored: string): ReadHash {
  const [, memory, passes, parallelism, salt = '', hash = ''] = PHC.exec(stored) ?? [];
  if (memory === undefined) throw new Error('the stored password hash is not a PHC string of argon2id');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  return { cost, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
}

/** PHC strings use base64 without padding. */
function plain(bytes: Buffer): string {
  return bytes.toString('base64').replace(/={1,2}$/, '');
}
