import type { AcceptedActivity } from '@groundswell/activity';

/** What counting reads of an accepted activity. */
export type CountableActivity = Pick<
  AcceptedActivity,
  | 'id'
  | 'kind'
  | 'actor'
  | 'actorSince'
  | 'text'
  | 'topics'
  | 'labels'
  | 'language'
  | 'region'
  | 'client'
  | 'occurredAt'
  | 'source'
  | 'network'
  | 'backfill'
>;

/** A line that cannot be counted, and why. */
export interface PoisonLine {
  /** From 0. */
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

export interface DecodedLines {
  readonly activities: readonly CountableActivity[];
  readonly poison: readonly PoisonLine[];
}

/** The last instant that a JavaScript date knows. */
const END_OF_TIME = 8.64e15;

/** Decodes a record's data line by line, so that a bad line costs nobody else anything. The plain way, that `BatchReader` is held to. */
export function decodeLines(data: Uint8Array): DecodedLines {
  const whole = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('utf8');
  const text = whole.endsWith('\n') ? whole.slice(0, -1) : whole;
  if (text === '') return { activities: [], poison: [{ line: 0, text, reason: EMPTY_RECORD }] };
  const activities: CountableActivity[] = [];
  const poison: PoisonLine[] = [];
  text.split('\n').forEach((lineText, line) => {
    const decoded = decodeLine(lineText);
    if (typeof decoded === 'string') poison.push({ line, text: lineText, reason: decoded });
    else activities.push(decoded);
  });
  return { activities, poison };
}

export const EMPTY_RECORD = 'the record is empty';

/** The activity of a line, or why it cannot be counted. */
export function decodeLine(line: string): CountableActivity | string {
  const value = parseAlone(line);
  return faultOf(value) ?? (value as CountableActivity);
}

/** Half a character can't be stored: it is replaced before anything is told apart by it. */
function parseAlone(line: string): unknown {
  try {
    const halves = line.includes('\\ud') || line.includes('\\uD');
    return halves ? (JSON.parse(line, wellFormed) as unknown) : (JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
}

function wellFormed(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

/**
 * Why `value` cannot be counted. Ingest validated whatever it accepted, so this looks only at what
 * counting reads: enough that nothing here can throw or count nonsense.
 */
function faultOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'the line is not a JSON object';
  const activity = value as Record<keyof CountableActivity, unknown>;
  if (!isName(activity.id)) return 'id is missing or not a text';
  if (!isName(activity.source)) return 'source is missing or not a text';
  if (!isName(activity.kind)) return 'kind is missing or not a text';
  if (!isName(activity.actor)) return 'actor is missing or not a text';
  if (!isTextOrAbsent(activity.text)) return 'text is not a text';
  if (!isTextOrAbsent(activity.language)) return 'language is not a text';
  if (!isTextOrAbsent(activity.region)) return 'region is not a text';
  if (!isTextOrAbsent(activity.client)) return 'client is not a text';
  if (!areTopics(activity.topics)) return 'topics are not a list of texts';
  if (activity.labels !== undefined && (typeof activity.labels !== 'object' || activity.labels === null)) return 'labels are not an object';
  return isTimeOrAbsent(activity.occurredAt) ? undefined : 'occurredAt is not a time';
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isTimeOrAbsent(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && value >= 0 && value <= END_OF_TIME);
}

function areTopics(value: unknown): boolean {
  if (value === undefined) return true;
  if (!Array.isArray(value)) return false;
  for (const topic of value as unknown[]) if (typeof topic !== 'string') return false;
  return true;
}
