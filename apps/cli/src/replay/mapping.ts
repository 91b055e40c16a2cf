import { createHash } from 'node:crypto';
import type { OutgoingActivity } from '../sending/outgoing.ts';
import { CommandError, EXIT } from '../terminal/errors.ts';
import { parseTime } from './times.ts';

type Value = Readonly<Record<string, unknown>>;

const FIELDS = ['id', 'kind', 'actor', 'text', 'topics', 'language', 'region', 'client', 'occurredAt'] as const;
type Field = (typeof FIELDS)[number];

/** Where each field is taken from, by path (`user.name`) or template (`product:{sku}`). */
export type FieldMapping = Readonly<Record<Field, readonly string[]>>;

/** Names that such fields usually have: the first that holds something counts. */
const USUAL: FieldMapping = {
  id: ['id', '_id', 'id_str', 'uuid'],
  kind: ['kind', 'type'],
  actor: ['actor', 'user', 'userId', 'user_id', 'author', 'username'],
  text: ['text', 'body', 'content', 'message'],
  topics: ['topics', 'hashtags', 'tags'],
  language: ['language', 'lang'],
  region: ['region', 'country'],
  client: ['client'],
  occurredAt: ['occurredAt', 'occurred_at', 'timestamp', 'created_at', 'createdAt', 'time', 'date'],
};

/**
 * Reads `--map field=path` options; what is not mapped keeps its usual names.
 * @throws CommandError when one is not of this form or names no field
 */
export function parseMapping(options: readonly string[]): FieldMapping {
  const given = options.map((option): [Field, readonly string[]] => {
    const equals = option.indexOf('=');
    const field = FIELDS.find((name) => name === option.slice(0, equals));
    const path = option.slice(equals + 1).trim();
    if (field === undefined || path === '') {
      throw new CommandError(`--map takes field=path, where field is one of ${FIELDS.join(', ')}; this is not: ${option}`, EXIT.misused);
    }
    return [field, [path]];
  });
  return { ...USUAL, ...Object.fromEntries(given) };
}

/**
 * The activity of a record. A record without an id is given one made of its content, so that the
 * same file can be replayed again without counting anything twice.
 */
export function activityOf(value: Value, mapping: FieldMapping): OutgoingActivity {
  const field = (name: Field): unknown => firstOf(value, mapping[name]);
  const occurredAt = parseTime(field('occurredAt'));
  const topics = listOf(field('topics'));
  const optional = {
    text: textOf(field('text')),
    language: textOf(field('language')),
    region: textOf(field('region')),
    client: textOf(field('client')),
  };
  return {
    id: textOf(field('id')) ?? contentId(value),
    kind: textOf(field('kind')) ?? 'post',
    actor: textOf(field('actor')) ?? '',
    ...(topics.length === 0 ? {} : { topics }),
    ...Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== undefined)),
    ...(occurredAt === undefined ? {} : { occurredAt }),
  };
}

function firstOf(value: Value, paths: readonly string[]): unknown {
  for (const path of paths) {
    const found = path.includes('{') ? filled(path, value) : at(value, path);
    if (found !== undefined && found !== null && found !== '') return found;
  }
  return undefined;
}

/** The template with its paths filled in; undefined when one of them holds nothing. */
function filled(template: string, value: Value): string | undefined {
  let isWhole = true;
  const text = template.replaceAll(/\{([^{}]*)\}/g, (_, path: string) => {
    const part = textOf(at(value, path.trim()));
    if (part === undefined) isWhole = false;
    return part ?? '';
  });
  return isWhole ? text : undefined;
}

/** What stands at a path; a column whose name has dots in it goes first. */
function at(value: Value, path: string): unknown {
  if (Object.hasOwn(value, path)) return value[path];
  return path.split('.').reduce<unknown>((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);
}

function isObject(value: unknown): value is Value {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A list as it stands, a list within text (`a, b`, `["a", "b"]`, `['a', 'b']`), or one item. */
function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textOf(item) ?? []);
  const text = textOf(value);
  if (text === undefined) return [];
  return text
    .replace(/^\s*\[(.*)\]\s*$/s, '$1')
    .split(/[,;|]/)
    .map((item) => item.trim().replace(/^["'](.*)["']$/s, '$1'))
    .filter((item) => item !== '');
}

function contentId(value: Value): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}
