/** Values of an item as DynamoDB's own protocol has them: `{ S: 'text' }`, with bytes as bytes. */
export type Item = Readonly<Record<string, Value>>;
type Value = Readonly<Record<string, unknown>>;

/** Where an item is. */
export interface StoredKey {
  readonly table: string;
  readonly partition: string;
  readonly sort: string;
}

const KILOBYTE = 1_024;

/** A write unit a begun kilobyte. */
export function writeUnitsOf(item: Item): number {
  return Math.max(1, Math.ceil(bytesOf(item) / KILOBYTE));
}

/** Bytes of an item as AWS counts them: names and values; numbers by their digits; 3 bytes a list or map and one a member. */
export function bytesOf(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes(value: Value): number {
  const [type, content] = Object.entries(value)[0] as [string, unknown];
  if (type === 'S') return Buffer.byteLength(content as string);
  if (type === 'B') return (content as Uint8Array).byteLength;
  if (type === 'N') return Math.ceil((content as string).replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length / 2) + 1;
  if (type === 'L') return 3 + (content as Value[]).reduce((sum, member) => sum + 1 + valueBytes(member), 0);
  if (type === 'M') return 3 + Object.keys(content as Item).length + bytesOf(content as Item);
  return 1;
}

/** Beginnings of partition keys, most particular first, and what is kept there. */
const KINDS: readonly (readonly [beginning: string, kind: string])[] = [
  ['trends D#', 'deltas'],
  ['trends P#', 'deltas'],
  ['trends M#', 'minutes'],
  ['trends L#', 'late counts'],
  ['trends R#everywhere', 'hours of everywhere'],
  ['trends R#', 'hours of other scopes'],
  ['trends T#everywhere', 'list of everywhere'],
  ['trends T#', 'other lists'],
  ['trends E#', 'episodes'],
  ['trends I#recent', 'topics of the last seconds'],
  ['trends I#', 'index of topics'],
  ['trends C#', 'related topics'],
  ['trends K#rank', "the ranker's record and lease"],
  ['trends K#scopes', 'summary of scopes'],
  ['trends K#shards', 'shards'],
  ['trends K#attempt', 'attempts'],
  ['trends H#', 'heads'],
  ['trends A#', 'ages of actors'],
  ['trends B#', 'decisions'],
  ['activity S#', 'samples'],
  ['activity A#', 'arrivals'],
];

/** What an item is, in words, by its key; the table's name may have a part that makes it unique. */
export function kindOf({ table, partition }: StoredKey): string {
  const name = `${table.split('-')[0]} ${partition.replace(/^Q#/, '')}`;
  return KINDS.find(([beginning]) => name.startsWith(beginning))?.[1] ?? name;
}
