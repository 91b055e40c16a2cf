import type { AcceptedActivity } from './activity.ts';
import { clean } from './topic-list.ts';

/** An activity as the stream holds it: JSON without a line break, NUL or half a surrogate pair, all of which later readers refuse. */
export function encodeLine(activity: AcceptedActivity): string {
  const line = JSON.stringify(activity);
  // Only properties can still hold such characters; JSON.stringify writes them as escapes, so looking is cheap.
  if (!line.includes('\\u0000') && !line.includes('\\ud')) return line;
  return JSON.stringify({ ...activity, properties: cleanDeep(activity.properties) });
}

function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleanDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [clean(name), cleanDeep(member)]));
}
