import type { ZodObject, ZodType } from 'zod';

/** Groups of routes, in the order in which the document shows them. */
export const GROUPS = {
  Trends: 'What is rising. Open to everybody; shows only topics that enough people use.',
  Mastodon: "Mastodon's trends routes, for the clients people already have.",
  Sending: 'The way in for activities. Needs the write key of a source.',
  Operators: 'Needs an operator key.',
  Moderation:
    'What may trend, and whose activity counts. Holds at the next refresh, within seconds. Needs an operator key; everything may be repeated.',
} as const;

/** A route of the HTTP API as its document describes it. A spec compares the list with the topology. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters in braces: `/v1/topics/{topic}`. */
  readonly path: string;
  /** Unique and camelCase: what generated clients call it. */
  readonly id: string;
  readonly group: keyof typeof GROUPS;
  readonly summary: string;
  readonly caller: 'anyone' | 'write-key' | 'operator';
  /** What the path's parameters mean, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: ZodObject;
  /** Request bodies by media type; each schema is a named one. */
  readonly body?: Readonly<Record<string, ZodType>>;
  /** Body of the 200 answer: a named schema. */
  readonly answer: ZodType;
  /** Statuses it answers with problems, and when. */
  readonly problems?: Readonly<Record<number, string>>;
}
