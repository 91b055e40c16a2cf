import { hash } from 'node:crypto';
import { CursorUnknownError } from '@groundswell/security';

/** 30 bits of a topic's digest: two of a feed's few hundred topics share them once in thousands of feeds. */
const MARK = 5;
/** Marks that a cursor has room for. */
const MOST_MARKS = 200;
const MARKS = /^[\w-]*$/;

/**
 * How far somebody has come in their feed: which topics of its first part they were given, whose order changes by the
 * minute, and up to which name they were given the topics that they follow.
 */
export class FeedPosition {
  static readonly BEGIN = new FeedPosition(new Set(), undefined);

  private constructor(
    private readonly marks: ReadonlySet<string>,
    /** Name of the last followed topic of the second part; undefined: it did not begin. */
    readonly after: string | undefined,
  ) {}

  /** @throws CursorUnknownError when it is not what `text` gave */
  static read(text: string): FeedPosition {
    const space = text.indexOf(' ');
    const marks = space === -1 ? text : text.slice(0, space);
    if (marks.length % MARK !== 0 || !MARKS.test(marks)) throw new CursorUnknownError();
    const each = Array.from({ length: marks.length / MARK }, (_, index) => marks.slice(index * MARK, (index + 1) * MARK));
    return new FeedPosition(new Set(each), space === -1 ? undefined : text.slice(space + 1));
  }

  wasGiven(topic: string): boolean {
    return this.marks.has(markOf(topic));
  }

  /**
   * @param given topics of the first part that were just looked at
   * @param after the last followed topic of the second part that was; undefined: none was
   * @param current topics that can still come: where there are too many marks, those of others are forgotten
   */
  next(given: readonly string[], after: string | undefined, current: () => Iterable<string>): FeedPosition {
    const marks = new Set([...this.marks, ...given.map(markOf)]);
    if (marks.size <= MOST_MARKS) return new FeedPosition(marks, after ?? this.after);
    const possible = new Set([...current()].map(markOf));
    return new FeedPosition(new Set([...marks].filter((mark) => possible.has(mark)).slice(-MOST_MARKS)), after ?? this.after);
  }

  text(): string {
    const marks = [...this.marks].join('');
    return this.after === undefined ? marks : `${marks} ${this.after}`;
  }
}

function markOf(topic: string): string {
  return hash('sha256', topic, 'base64url').slice(0, MARK);
}
