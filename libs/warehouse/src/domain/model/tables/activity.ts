import type { Target } from '../table.ts';

/** Every accepted activity, once. */
export const activity: Target = {
  name: 'activity',
  kind: 'fact',
  grain: 'one accepted activity',
  key: ['source', 'id'],
  owner: 'load',
  distribution: { by: 'id' },
  sort: ['received_at', 'kind'],
  since: 1,
  columns: [
    { name: 'source', type: 'text', maxBytes: 64, meaning: 'Registered source that sent it.' },
    { name: 'id', type: 'text', maxBytes: 800, meaning: 'Id that its sender chose; unique in its source.' },
    { name: 'kind', type: 'text', maxBytes: 64, meaning: 'What was done: `post`, `view`, `purchase`.' },
    { name: 'actor', type: 'text', maxBytes: 12, personal: 'pseudonym', meaning: 'Who did it, as a keyed hash: 12 hexadecimal digits.' },
    {
      name: 'occurred_at',
      type: 'timestamp',
      nullable: true,
      meaning: 'When it happened, as its sender says; null: the sender did not say.',
    },
    { name: 'received_at', type: 'timestamp', meaning: 'When it was accepted.' },
    { name: 'language', type: 'text', maxBytes: 64, nullable: true, meaning: 'Primary language subtag: `pt`.' },
    { name: 'region', type: 'text', maxBytes: 64, nullable: true, meaning: 'ISO 3166-1 alpha-2: `BR`.' },
    { name: 'client', type: 'text', maxBytes: 1_000, nullable: true, meaning: 'Software that sent it: `Twitter for iPhone`.' },
    {
      name: 'topics',
      type: 'json',
      maxBytes: 65_535,
      meaning: 'What it is about: array of topics, those named and the hashtags of its text.',
    },
    {
      name: 'text',
      type: 'text',
      maxBytes: 65_535,
      nullable: true,
      personal: 'text',
      meaning: 'Its text, of kinds that are public (GROUNDSWELL_PUBLIC_KINDS); null of others.',
    },
    { name: 'properties', type: 'json', maxBytes: 65_535, meaning: 'Further properties, without those that name people.' },
    { name: 'correlation_id', type: 'text', maxBytes: 200, meaning: 'Id of the request that brought it, as logs have it.' },
    { name: 'backfill', type: 'boolean', meaning: 'It was sent as history and counts when it happened, however long ago.' },
    {
      name: 'future',
      type: 'boolean',
      meaning: 'Its sender places it more than five minutes in the future; it counts when it was received.',
    },
  ],
};
