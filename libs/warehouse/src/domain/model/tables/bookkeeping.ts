import type { Table } from '../table.ts';

/** How far each shard is loaded. What makes a load exactly once, however often objects are delivered. */
export const landedShard: Table = {
  name: 'landed_shard',
  kind: 'bookkeeping',
  grain: 'one shard of one target',
  key: ['target', 'shard'],
  owner: 'load',
  distribution: 'even',
  sort: ['target'],
  since: 1,
  columns: [
    { name: 'target', type: 'text', maxBytes: 64, meaning: 'Table that is loaded.' },
    { name: 'shard', type: 'text', maxBytes: 256, meaning: 'Where its rows come from: `ORIGIN/SHARD`.' },
    {
      name: 'high_water',
      type: 'text',
      maxBytes: 67,
      meaning: 'Of shards that come in order: sequence of the last row that was loaded; what is at or below it is in the table.',
    },
    { name: 'last_object', type: 'text', maxBytes: 1_024, meaning: 'Key of the last object that was loaded.' },
    { name: 'landed_at', type: 'timestamp', meaning: 'When the newest object was landed that was loaded.' },
    { name: 'loaded_at', type: 'timestamp', meaning: 'When it was loaded.' },
  ],
};

/** Hours whose figures wait to be made anew. */
export const touchedHour: Table = {
  name: 'touched_hour',
  kind: 'bookkeeping',
  grain: 'one hour that got activities since its figures were made',
  key: ['hour'],
  owner: 'load',
  distribution: 'even',
  sort: ['hour'],
  since: 1,
  columns: [{ name: 'hour', type: 'timestamp', meaning: 'Beginning of the hour.' }],
};

/** Which migrations were made. */
export const schemaVersion: Table = {
  name: 'schema_version',
  kind: 'bookkeeping',
  grain: 'one migration of the schema',
  key: ['version'],
  owner: 'load',
  distribution: 'even',
  sort: ['version'],
  since: 1,
  columns: [
    { name: 'version', type: 'integer', meaning: 'The version that it led to.' },
    { name: 'migrated_at', type: 'timestamp', meaning: 'When.' },
  ],
};

export const erasedPerson: Table = {
  name: 'erased_person',
  kind: 'bookkeeping',
  grain: 'somebody who was erased: rows of theirs that landed before are not loaded any more',
  key: ['person'],
  owner: 'load',
  columns: [
    {
      name: 'person',
      type: 'text',
      maxBytes: 12,
      meaning: 'Keyed hash of an actor, or of the actor that an account posts as.',
      personal: 'pseudonym',
    },
  ],
  distribution: 'even',
  sort: ['person'],
  since: 1,
};
