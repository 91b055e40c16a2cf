import { isSequence } from './landed-object.ts';

/** What happened to an item. `expire`: its time was over, and nobody asked for it to go. */
export type Operation = 'insert' | 'update' | 'delete' | 'expire';

/** A stored item, as plain values; binary ones are bytes. */
export type Item = Readonly<Record<string, unknown>>;

/** One record of a table's stream, read. */
export interface Change {
  readonly operation: Operation;
  readonly pk: string;
  readonly sk: string;
  readonly before?: Item;
  readonly after?: Item;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sequence: string;
}

/** Thrown for a record that is none of a table's stream. Says what is wrong, never what it holds. */
export class MalformedImageError extends Error {
  override readonly name = 'MalformedImageError';
}

const DEEPEST = 64;
const OPERATIONS: Readonly<Record<string, Operation>> = { INSERT: 'insert', MODIFY: 'update', REMOVE: 'delete' };

/** Reads a record as Lambda gives it. @throws MalformedImageError */
export function readChange(record: unknown): Change {
  const { eventName, dynamodb, userIdentity } = objectOf(record, 'the record');
  const named = typeof eventName === 'string' && Object.hasOwn(OPERATIONS, eventName) ? OPERATIONS[eventName] : undefined;
  if (named === undefined) throw new MalformedImageError('eventName is none of INSERT, MODIFY, REMOVE');
  const { Keys, NewImage, OldImage, SequenceNumber, ApproximateCreationDateTime: seconds } = objectOf(dynamodb, 'dynamodb');
  if (!isSequence(SequenceNumber)) throw new MalformedImageError('SequenceNumber is not a number');
  if (typeof seconds !== 'number' || !(seconds >= 0)) throw new MalformedImageError('ApproximateCreationDateTime is not a time');
  const { pk, sk } = itemOf(Keys, 'Keys');
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new MalformedImageError('Keys are not pk and sk');
  const operation = named === 'delete' && isExpiry(userIdentity) ? 'expire' : named;
  const images = {
    ...(OldImage !== undefined && { before: itemOf(OldImage, 'OldImage') }),
    ...(NewImage !== undefined && { after: itemOf(NewImage, 'NewImage') }),
  };
  if (images.after === undefined && named !== 'delete') throw new MalformedImageError('NewImage is missing');
  if (images.before === undefined && named !== 'insert') throw new MalformedImageError('OldImage is missing');
  return { operation, pk, sk, ...images, at: seconds * 1_000, sequence: SequenceNumber };
}

/** DynamoDB deletes what is over in its own name. */
function isExpiry(identity: unknown): boolean {
  const { type, principalId } = (identity ?? {}) as { readonly type?: unknown; readonly principalId?: unknown };
  return type === 'Service' && principalId === 'dynamodb.amazonaws.com';
}

function objectOf(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new MalformedImageError(`${name} is not an object`);
  return value as Readonly<Record<string, unknown>>;
}

function itemOf(image: unknown, name: string, depth = 0): Item {
  if (depth > DEEPEST) throw new MalformedImageError('the image is too deep');
  const members = Object.entries(objectOf(image, name)).map(([member, typed]) => [member, valueOf(typed, depth + 1)]);
  return Object.fromEntries(members) as Item;
}

/** A typed value of DynamoDB as a plain one. */
function valueOf(typed: unknown, depth: number): unknown {
  if (depth > DEEPEST) throw new MalformedImageError('the image is too deep');
  const [[type, value] = [], ...more] = Object.entries(objectOf(typed, 'a value'));
  if (more.length > 0) throw new MalformedImageError('a value has not one type');
  // DynamoDB never leaves a type out; DynamoDB Local does in its streams where a map is empty, as the value of a follow is.
  if (type === undefined) return {};
  if (type === 'NULL') return null;
  if (type === 'M') return itemOf(value, 'a map', depth);
  if (type === 'BOOL' && typeof value === 'boolean') return value;
  if (type === 'L' && Array.isArray(value)) return value.map((each) => valueOf(each, depth + 1));
  if ((type === 'SS' || type === 'NS' || type === 'BS') && Array.isArray(value)) return value.map((each) => scalarOf(type.charAt(0), each));
  return scalarOf(type, value);
}

function scalarOf(type: string, value: unknown): unknown {
  if (typeof value !== 'string') throw new MalformedImageError('a value is not what its type says');
  if (type === 'S') return value;
  if (type === 'B') return Buffer.from(value, 'base64');
  if (type !== 'N' || value.trim() === '' || !Number.isFinite(Number(value)))
    throw new MalformedImageError('a value is not what its type says');
  return Number(value);
}
