import type { OutgoingActivity } from '../sending/outgoing.ts';

/** A public stream: how to listen to it, and how its messages become activities. One file each, found in the registry. */
export interface LiveAdapter {
  /** As it is named on the command line. */
  readonly name: string;
  /** One line for the help. */
  readonly summary: string;
  /** Where it listens; absent where the host must be named. */
  readonly endpoint?: string;
  /**
   * What to connect to.
   * @param endpoint the adapter's own, or what the user named
   * @param resume where the last connection ended, as `read` told; absent at first
   */
  open(endpoint: string, resume: string | undefined, token: string | undefined): Subscription;
  /** What a message holds. Never throws: a message that cannot be read is `malformed`. */
  read(message: LiveMessage): Reading;
}

export interface Subscription {
  readonly transport: 'sse' | 'websocket';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One message of a stream. */
export interface LiveMessage {
  readonly data: string;
  /** Server-sent events only: the event's name and id. */
  readonly event?: string;
  readonly id?: string;
}

export interface Reading {
  /** Absent: the message holds none that is wanted. */
  readonly activity?: OutgoingActivity;
  /** From where to go on after a cut. */
  readonly resume?: string;
  readonly malformed?: true;
}

/** Thrown by `reading` where a message is not what its protocol says. */
class MalformedMessage extends Error {}

/** Parses a message and reads it; whatever is wrong with it makes it malformed instead of throwing. */
export function reading(data: string, read: (value: unknown) => Reading): Reading {
  try {
    return read(JSON.parse(data));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof MalformedMessage) return { malformed: true };
    throw error;
  }
}

/** Checks `value` against a schema. @throws MalformedMessage, which `reading` catches */
export function shaped<Shape>(schema: { safeParse(value: unknown): { success: boolean; data?: Shape } }, value: unknown): Shape {
  const result = schema.safeParse(value);
  if (!result.success) throw new MalformedMessage();
  return result.data as Shape;
}
