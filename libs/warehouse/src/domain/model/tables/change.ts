import type { Column, Target } from '../table.ts';

/** What every change has beside what changed. */
const CHANGE_COLUMNS: readonly Column[] = [
  {
    name: 'operation',
    type: 'text',
    maxBytes: 6,
    meaning: '`insert`, `update`, `delete`, or `expire`: the table let it go by its time to live.',
  },
  { name: 'changed_at', type: 'timestamp', meaning: 'When it changed.' },
  { name: 'version', type: 'text', maxBytes: 67, meaning: 'Orders the changes of an entity: as text, the greatest is the newest.' },
];

/** What a table of changes differs by. */
interface Changes {
  readonly name: string;
  readonly grain: string;
  /** What names the entity, then what may be null where it is gone. */
  readonly entity: readonly Column[];
  readonly attributes: readonly Omit<Column, 'nullable'>[];
  readonly since: number;
}

/** A table with the history of an entity; attributes are null where the entity is gone or had no such value. */
export function changes({ name, grain, entity, attributes, since }: Changes): Target {
  const names = entity.map((column) => column.name);
  return {
    name,
    kind: 'change',
    grain,
    key: [...names, 'version'],
    entity: names,
    owner: 'load',
    distribution: { by: names[0] ?? 'version' },
    sort: ['changed_at'],
    since,
    columns: [...entity, ...attributes.map((column) => ({ ...column, nullable: true as const })), ...CHANGE_COLUMNS],
  };
}

/** Whose it is. */
export const ACCOUNT: Column = {
  name: 'account',
  type: 'text',
  maxBytes: 64,
  personal: 'pseudonym',
  meaning: 'The account, as a keyed hash: the same in every table, and nobody finds the person by it.',
};
