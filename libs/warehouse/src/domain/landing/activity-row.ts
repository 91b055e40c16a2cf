import { decodeLine, topicsOf } from '@groundswell/trend';
import { type Cell, timeCell } from './cells.ts';
import { withoutPersonal } from './personal-properties.ts';
import { hashCell, type Pseudonyms } from './pseudonyms.ts';

/** A line that does not land, and why. */
export class UnfitLineError extends Error {
  override readonly name = 'UnfitLineError';
}

/** What landing reads of a line beside what counting does. Any of it may be anything. */
interface FurtherMembers {
  readonly receivedAt?: unknown;
  readonly correlationId?: unknown;
  readonly properties?: unknown;
  readonly future?: unknown;
}

export interface ActivityCells {
  /** Number of who did it. */
  readonly actor: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

/**
 * The row of an accepted activity: neither its actor, nor the network it came from, and of the text only what may be shown.
 * @param line as the stream holds it
 * @throws UnfitLineError, UnfitCellError
 */
export function activityCells(line: string, pseudonyms: Pseudonyms, publicKinds: ReadonlySet<string>): ActivityCells {
  const activity = decodeLine(line);
  if (typeof activity === 'string') throw new UnfitLineError(activity);
  const { receivedAt, correlationId, properties = {}, future } = activity as FurtherMembers;
  if (typeof receivedAt !== 'number') throw new UnfitLineError('receivedAt is not a time');
  if (typeof correlationId !== 'string') throw new UnfitLineError('correlationId is not a text');
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties))
    throw new UnfitLineError('properties are not an object');
  const actor = pseudonyms.actor(activity.actor);
  const { source, id, kind, occurredAt, language = null, region = null, client = null, text = null } = activity;
  const cells = {
    source,
    id,
    kind,
    actor: hashCell(actor),
    occurred_at: timeCell(occurredAt, 'occurredAt'),
    received_at: timeCell(receivedAt, 'receivedAt'),
    language,
    region,
    client,
    topics: topicsOf(activity).map(({ topic }) => topic),
    text: publicKinds.has(kind) ? text : null,
    properties: withoutPersonal(properties as Readonly<Record<string, unknown>>),
    correlation_id: correlationId,
    backfill: activity.backfill === true,
    future: future === true,
  };
  return { actor, cells };
}
