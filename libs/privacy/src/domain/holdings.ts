/** What is stored under the keys of a table, as far as people are concerned. */
export interface Holding {
  readonly table: 'identity' | 'engagement' | 'trends' | 'activity';
  /** Partition keys; `*` at the end matches any. */
  readonly keys: readonly string[];
  readonly holds: string;
  /** Who tells the person of it (`Exporter#name`); absent: nothing of it can be found for a person, as `stays` says. */
  readonly exporter?: string;
  /** The step that takes it (`Eraser#name`); absent: `stays` says why none does. */
  readonly eraser?: string;
  /** Why it is not taken, or what remains, and for how long. */
  readonly stays?: string;
}

/** What is stored in a bucket: the same of objects. */
export interface BucketHolding extends Omit<Holding, 'table' | 'keys'> {
  readonly bucket: 'dead-letters' | 'archive';
}

/** Everything that is stored in buckets; whoever adds one adds it here. */
export const BUCKET_HOLDINGS: readonly BucketHolding[] = [
  {
    bucket: 'dead-letters',
    holds: 'lines and changes that could not be processed, whole',
    eraser: 'letters',
    stays: '90 days; nobody is told of it in an export, which reads what they are of',
  },
  {
    bucket: 'archive',
    holds: 'activities and changes by pseudonym, without what names people',
    eraser: 'archive',
    stays: 'for ever, but for those who were erased',
  },
];

/**
 * Everything that is stored, table by table. **Whoever adds keys to a table adds them here**, with who exports and who
 * erases them, or why nobody has to: a test compares this with what functions may write (`test/security/holdings.spec.ts`).
 */
export const HOLDINGS: readonly Holding[] = [
  { table: 'identity', keys: ['ACCOUNT#*'], holds: 'an account, its sessions and links', exporter: 'account', eraser: 'account' },
  {
    table: 'identity',
    keys: ['ADDRESS#*', 'SUBJECT#*'],
    holds: 'whose an address or a subject elsewhere is',
    exporter: 'account',
    eraser: 'account',
  },
  { table: 'identity', keys: ['ONCE#*'], holds: 'links that work once', eraser: 'account', stays: 'that of a first operator names nobody' },
  { table: 'identity', keys: ['AGAIN#*'], holds: 'answers to requests of operators, sealed', stays: 'names nobody; a day' },
  { table: 'identity', keys: ['FIRST-OPERATOR'], holds: 'that there was an operator, and who', exporter: 'account', eraser: 'account' },
  { table: 'identity', keys: ['ERASURES'], holds: 'an order to forget somebody', stays: 'it goes when it is carried out' },
  { table: 'identity', keys: ['TRY#*', 'L#*'], holds: 'tries and rates under keyed digests', stays: 'names nobody; an hour at most' },
  {
    table: 'identity',
    keys: ['SOURCES', 'KEY#*', 'SIGNING', 'SEALING'],
    holds: 'sources and keys of the deployment',
    stays: 'nobody; trails name the accounts of operators, for accountability',
  },
  {
    table: 'engagement',
    keys: ['PERSON#*', 'WATCH#*'],
    holds: 'what somebody keeps, and who watches what',
    exporter: 'kept',
    eraser: 'kept',
  },
  {
    table: 'engagement',
    keys: ['ENDPOINTS#*', 'ENDPOINT#*'],
    holds: 'devices with sealed addresses, who has each, and which key for webhooks is in use',
    exporter: 'endpoints',
    eraser: 'alerting',
  },
  {
    table: 'engagement',
    keys: ['OUTBOX#*', 'TOLD#*'],
    holds: 'what somebody is to be told, and was told in the last 30 days',
    eraser: 'alerting',
    stays: 'it follows from alerts and public lists, so nobody is told of it in an export',
  },
  { table: 'engagement', keys: ['DIGESTS'], holds: 'up to when digests were sent', stays: 'names nobody' },
  { table: 'engagement', keys: ['ALSO#*'], holds: 'topics that followers of a topic also follow, with how many', stays: 'names nobody' },
  { table: 'trends', keys: ['X#*'], holds: 'hashes of erased actors', stays: 'for ever: it keeps them from coming back' },
  {
    table: 'trends',
    keys: ['B#*'],
    holds: 'decisions, with hashes of banned actors',
    stays: 'for ever: a decision and who made it are answered for',
  },
  {
    table: 'trends',
    keys: ['D#*', 'P#*', 'M#*', 'L#*', 'I#*', 'Q#*'],
    holds: 'counts beside hashes of actors',
    eraser: 'list',
    stays: 'weight leaves at once; hashes go in 3 days, late hours in 15',
  },
  { table: 'trends', keys: ['A#*'], holds: '32 bits of the hash of an actor and when it was first seen', stays: '30 days' },
  {
    table: 'trends',
    keys: ['T#*', 'E#*', 'R#*', 'C#*', 'H#*', 'K#*'],
    holds: 'figures of topics, and where rankers stand',
    stays: 'names nobody',
  },
  { table: 'activity', keys: ['S#*', 'A#*'], holds: 'samples and arrivals', eraser: 'samples' },
  { table: 'activity', keys: ['LOAD#*'], holds: 'how far landed records are loaded, and by whom just now', stays: 'names nobody' },
];
