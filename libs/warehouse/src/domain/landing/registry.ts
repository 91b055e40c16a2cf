import { accounts, sessions } from './changes/account.ts';
import type { ChangeKind, LeftOut } from './changes/change-kind.ts';
import { deliveries } from './changes/delivery.ts';
import { alerts, follows, mutes, profiles } from './changes/kept.ts';
import { sources } from './changes/source.ts';

/**
 * Every key of the tables whose changes land, with the transform or with why there is none. **Whoever adds keys to one of these
 * tables adds them here**: a test compares this with what is held (`HOLDINGS`), and what is not in it becomes a dead letter.
 */
export const CHANGE_KINDS: readonly (ChangeKind | LeftOut)[] = [
  accounts,
  sessions,
  sources,
  follows,
  mutes,
  alerts,
  profiles,
  deliveries,
  { table: 'identity', pk: 'ACCOUNT#*', sk: 'ONCE#*', leftOut: 'which links were mailed goes with them' },
  { table: 'identity', pk: 'ONCE#*', leftOut: 'links that work once are secrets' },
  { table: 'identity', pk: 'AGAIN#*', leftOut: 'answers to requests of operators, sealed' },
  { table: 'identity', pk: 'ADDRESS#*', leftOut: 'digests of addresses lead to people' },
  { table: 'identity', pk: 'SUBJECT#*', leftOut: 'digests of subjects elsewhere lead to people' },
  { table: 'identity', pk: 'FIRST-OPERATOR', leftOut: 'a switch of the deployment' },
  { table: 'identity', pk: 'OPERATOR', leftOut: 'the digest of a key' },
  { table: 'identity', pk: 'ERASURES', leftOut: 'who asked to be forgotten is not reported on' },
  { table: 'identity', pk: 'TRY#*', leftOut: 'tries and answers that live for an hour' },
  { table: 'identity', pk: 'L#*', leftOut: 'rates' },
  { table: 'identity', pk: 'HOOK#*', leftOut: 'webhooks that were taken, under digests, for minutes' },
  { table: 'identity', pk: 'SOURCES', sk: 'TRAIL#*', leftOut: 'names operators; it stands with the sources for ever' },
  { table: 'identity', pk: 'KEY#*', leftOut: 'copies of sources under digests of their write keys' },
  { table: 'identity', pk: 'SIGNING', leftOut: 'keys' },
  { table: 'identity', pk: 'SEALING', leftOut: 'keys' },
  { table: 'engagement', pk: 'PERSON#*', sk: 'HEAD', leftOut: 'counts of what the items say' },
  { table: 'engagement', pk: 'PERSON#*', sk: 'CHANGE#*', leftOut: 'the items once more' },
  { table: 'engagement', pk: 'PERSON#*', sk: 'DONE#*', leftOut: 'what devices were answered' },
  { table: 'engagement', pk: 'PERSON#*', sk: 'GONE#*', leftOut: 'what was removed: that it went is told under ITEM#' },
  { table: 'engagement', pk: 'WATCH#*', leftOut: 'the items once more' },
  { table: 'engagement', pk: 'ENDPOINTS#*', leftOut: 'addresses of devices' },
  { table: 'engagement', pk: 'ENDPOINT#*', leftOut: 'who has which device' },
  { table: 'engagement', pk: 'OUTBOX#*', leftOut: 'where deliveries wait: what becomes of them is told under TOLD#' },
  { table: 'engagement', pk: 'DIGESTS', leftOut: 'up to when digests were sent' },
  { table: 'engagement', pk: 'ALSO#*', leftOut: 'made of follows, and kept for an hour' },
];

/** Tables with a stream that lands nowhere, and why. */
export const UNREAD_TABLES: Readonly<Partial<Record<'identity' | 'engagement' | 'trends', string>>> = {
  trends: 'what it counts is counted anew from activities',
};

/** The kind of the items under a key; undefined: nobody has thought of it. Of several that fit the one that says more of the key. */
export function kindOf(table: string, pk: string, sk: string): ChangeKind | LeftOut | undefined {
  const fitting = CHANGE_KINDS.filter((kind) => kind.table === table && matches(kind.pk, pk) && matches(kind.sk ?? '*', sk));
  return fitting.sort((one, other) => other.pk.length - one.pk.length)[0];
}

function matches(pattern: string, key: string): boolean {
  return pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;
}
