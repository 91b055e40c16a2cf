import { z, type ZodType } from 'zod';
import { type Cell, timeCell } from '../cells.ts';
import { hashCell } from '../pseudonyms.ts';
import { changeKind, type ChangeKind } from './change-kind.ts';

const PERSON = 'PERSON#';

interface KeptItem<Value> {
  readonly id: string;
  readonly changedAt: number;
  readonly value?: Value | undefined;
}

interface Kept<Value> {
  readonly item: KeptItem<Value>;
}

/** What people keep of one collection: an item without a value remembers that it was removed. */
function kept<Value>(
  collection: string,
  target: string,
  value: ZodType<Value>,
  cellsOf: (item: KeptItem<Value>) => Readonly<Record<string, Cell>>,
): ChangeKind {
  return changeKind<Kept<Value>>({
    table: 'engagement',
    pk: `${PERSON}*`,
    sk: `ITEM#${collection}#*`,
    target,
    stored: z.object({ item: z.object({ id: z.string(), changedAt: z.number().nonnegative(), value: value.optional() }) }),
    lives: ({ item }) => item.value !== undefined,
    read: ({ item }, { pk }, pseudonyms) => {
      const person = pseudonyms.account(pk.slice(PERSON.length));
      return { person, cells: { account: hashCell(person), ...cellsOf(item) } };
    },
  });
}

const watched = z.object({});

export const follows = kept('follows', 'follow_change', watched, sinceWhen);
export const mutes = kept('mutes', 'mute_change', watched, sinceWhen);

/** What somebody wants to be told at once; where signed requests go names people, and is dropped. */
export const alerts = kept(
  'alerts',
  'alert_change',
  z.object({
    when: z.object({ kind: z.string(), topic: z.string().optional(), scope: z.string().optional(), top: z.number().optional() }),
    by: z.array(z.string()),
  }),
  ({ id, value }) => ({
    alert: id,
    happening: value?.when.kind ?? null,
    topic: value?.when.topic ?? null,
    scope: value?.when.scope ?? null,
    top: value?.when.top ?? null,
    channels: value?.by ?? null,
  }),
);

/** What somebody wants of Groundswell; their name and where signed requests go are dropped. */
export const profiles = kept(
  'profile',
  'profile_change',
  z.object({
    languages: z.array(z.string()).default([]),
    regions: z.array(z.string()).default([]),
    timeZone: z.string().default('UTC'),
    quietHours: z.object({}).optional(),
    digest: z.object({ every: z.string(), by: z.array(z.string()).default([]) }).default({ every: 'never', by: [] }),
  }),
  ({ value }) => ({
    languages: value?.languages ?? null,
    regions: value?.regions ?? null,
    time_zone: value?.timeZone ?? null,
    quiet_hours: value === undefined ? null : value.quietHours !== undefined,
    digest_every: value?.digest.every ?? null,
    digest_channels: value?.digest.by ?? null,
  }),
);

/** Whoever follows a topic says nothing but that: it changes by beginning and ending. */
function sinceWhen({ id, changedAt, value }: KeptItem<object>): Readonly<Record<string, Cell>> {
  return { topic: id, created_at: value === undefined ? null : timeCell(changedAt, 'created_at') };
}
