import type { ZodObject, ZodType } from 'zod';

/** What a route is about. */
export type OperationGroup = 'Trends' | 'Mastodon' | 'Accounts' | 'Sessions' | 'Personal' | 'Sending' | 'Operators' | 'Moderation';

/** A route of the HTTP API as its document describes it. A spec compares the list with the topology. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters in braces: `/v1/topics/{topic}`. */
  readonly path: string;
  /** Unique and camelCase: what generated clients call it. */
  readonly id: string;
  readonly group: OperationGroup;
  readonly summary: string;
  /** As the topology says it. */
  readonly caller: 'anyone' | 'write-key' | 'person' | 'moderator' | 'operator' | 'operator-in-person' | 'operator-key';
  /** What the path's parameters mean, by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: ZodObject;
  /** Request bodies by media type; each schema is a named one. */
  readonly body?: Readonly<Record<string, ZodType>>;
  /** Of an answer that is no problem. Default 200. */
  readonly status?: 200 | 202;
  /** Its body: a named schema. */
  readonly answer: ZodType;
  /** Statuses it answers with problems, and when. */
  readonly problems?: Readonly<Record<number, string>>;
}
