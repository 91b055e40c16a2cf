import { createHmac } from 'node:crypto';
import {
  type Account,
  type AuthPorts,
  type AuthServices,
  authServices,
  CountedAuthEvents,
  FirstOperatorLinks,
  type HashCost,
  type OutsideIssuer,
  MemoryAccountStore,
  MemoryMail,
  MemoryOneTimeStore,
  MemorySessionStore,
  MemorySigningKeyStore,
  Pace,
  type Session,
  Vault,
} from '@groundswell/auth';
import { ManualClock, RandomIds } from '@groundswell/kernel';
import { FieldCipher, FixedDeploymentKey, MemoryAttempts, MemorySealingKeys } from '@groundswell/security';

/** Answers at once: for tests that ask nothing about time. */
class NoPace extends Pace {
  keep<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
    return work();
  }
}

/** Hashes that cost next to nothing. */
export const CHEAP = { memory: 64, passes: 2, parallelism: 1 } as const;
export const AUDIENCE = { issuer: 'https://groundswell.example', audience: 'groundswell' } as const;
export const PASSWORD = 'correct horse battery staple';

/** Accounts over a world in memory. */
export interface AccountWorld extends AuthServices {
  readonly ports: AuthPorts & { readonly mail: MemoryMail; readonly events: CountedAuthEvents; readonly clock: ManualClock };
  /** Somebody whose address is verified. */
  person(address?: string): Promise<Account>;
  /** A link for the first operator. */
  invite(): Promise<string | undefined>;
  /** The token of the newest letter to an address. */
  tokenFor(address: string): string;
}

export function accountPorts(changes: Partial<AuthPorts> = {}): AccountWorld['ports'] {
  const clock = new ManualClock(Date.UTC(2026, 2, 1, 12));
  return {
    accounts: new MemoryAccountStore(),
    sessions: new MemorySessionStore(),
    once: new MemoryOneTimeStore(),
    signingKeys: new MemorySigningKeyStore(),
    vault: new Vault(new FieldCipher(new MemorySealingKeys()), new FixedDeploymentKey('a key of at least thirty-two characters')),
    attempts: new MemoryAttempts(clock),
    pace: new NoPace(),
    ids: new RandomIds(),
    ...changes,
    clock,
    mail: new MemoryMail(),
    events: new CountedAuthEvents(),
  };
}

export function accountWorld(ports = accountPorts(), cost: HashCost = CHEAP, outside?: OutsideIssuer): AccountWorld {
  const services = authServices(ports, { ...AUDIENCE, site: AUDIENCE.issuer, cost, ...(outside && { outside }) });
  const tokenFor = (address: string): string => {
    const letter = ports.mail.letters.findLast(({ to }) => to === address);
    return /gst_[\w-]+/.exec(letter?.text ?? '')?.[0] ?? '';
  };
  const person = async (address = 'ada@example.org'): Promise<Account> => {
    await services.accounts.signUp({ address, password: PASSWORD, caller: '192.0.2.1' });
    await services.accounts.verify(tokenFor(address), PASSWORD);
    const digest = await ports.vault.digest(address, 'address');
    return (await ports.accounts.byAddress(digest)) as Account;
  };
  const invite = (): Promise<string | undefined> => new FirstOperatorLinks(ports, AUDIENCE.issuer).make();
  return { ...services, ports, person, invite, tokenFor };
}

/** An account with figures that make sense, changed as the test needs it. */
export function accountOf(changes: Partial<Account> = {}): Account {
  return {
    id: 'account-1',
    addressDigest: 'a'.repeat(64),
    address: 'sealed-address',
    password: '$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHQ$aGFzaA',
    role: 'person',
    tokenVersion: 1,
    createdAt: 1_600_000_000_123,
    version: 1,
    ...changes,
  };
}

/** A session with figures that make sense, changed as the test needs it. */
export function sessionOf(changes: Partial<Session> = {}): Session {
  return {
    id: 'session-1',
    accountId: 'account-1',
    tokenVersion: 1,
    familyDigest: 'f'.repeat(64),
    newestDigest: '1'.repeat(64),
    secondFactor: false,
    client: 'A browser é',
    createdAt: 1_600_000_000_000,
    refreshedAt: 1_600_000_000_000,
    expiresAt: 4_000_000_000_000,
    ...changes,
  };
}

/** The code that an authenticator shows: RFC 6238 written down from the RFC, not by the library that checks it. */
export function codeAt(base32: string, time: number): string {
  const bits = [...base32].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(time / 30_000)));
  const hash = createHmac('sha1', secret).update(step).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
