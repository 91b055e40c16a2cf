import type { Scope } from '@groundswell/topic';

/** What a message of SQS may have always had. Since 2025 it is four times as much, where the queue says so. */
const MOST_BYTES = 256 * 1_024;
const VERSION = 1;

/** A list that was written, as it stands in the table: who passes it on need not know what the bytes mean. */
export interface StoredListChange {
  readonly scope: Scope;
  /** Of the change in the table's stream: the same however often it is read there. */
  readonly sequence: string;
  /** Absent: the scope had none. */
  readonly before?: Uint8Array | undefined;
  /** Absent: it stands in pieces elsewhere. */
  readonly after?: Uint8Array | undefined;
}

/** What a message says. Lists are absent of a change that was too large for one. */
export interface ListChangeMessage {
  readonly scope: Scope;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
}

/** No text of a message: whoever reads it leaves it out. */
export class MalformedMessageError extends Error {
  override readonly name = 'MalformedMessageError';
}

/** The text of a message, of ASCII only. A change that is too large is told by its scope alone, whose list can be read. */
export function writeListChange({ scope, before, after }: StoredListChange): string {
  const lists = after === undefined ? {} : { ...(before && { before: base64(before) }), after: base64(after) };
  const text = asciiJson({ version: VERSION, scope, ...lists });
  return text.length <= MOST_BYTES ? text : asciiJson({ version: VERSION, scope });
}

/** @throws MalformedMessageError for what is no message, or one of a version that this code does not know */
export function readListChange(text: string): ListChangeMessage {
  const { version, scope, before, after } = objectIn(text);
  if (version !== VERSION || typeof scope !== 'string') throw new MalformedMessageError('a message is no change of a list');
  return { scope: scope as Scope, ...(isText(before) && { before: bytesOf(before) }), ...(isText(after) && { after: bytesOf(after) }) };
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new MalformedMessageError('a message is no JSON', { cause: error });
  }
  throw new MalformedMessageError('a message is no object');
}

/** SQS refuses some characters that JSON allows; as escapes they pass. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
