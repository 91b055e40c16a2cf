import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { PastActivity } from '@groundswell/trend';
import { CommandError } from '../../terminal/errors.ts';
import { pastActivityOf } from './past-activity.ts';

/** Bytes that are read at once where lines are in order of time, and where they are not. */
const BLOCK = { ordered: 2 ** 20, scattered: 2 ** 12 };
/** Problems that are told one by one. */
const TOLD = 5;
const LOOK_EVERY = 10_000;
const LINE_END = 0x0a;

export interface PastFileOptions {
  /** Leaves out lines that cannot be read, instead of refusing the file. */
  readonly skipBad: boolean;
  readonly signal: AbortSignal;
  /** @param done part of the file that was read, 0 to 1 */
  readonly progress: (done: number) => void;
}

/** Where a line stands, and when what it tells occurred. */
interface Line {
  readonly at: number;
  readonly offset: number;
  readonly length: number;
  readonly number: number;
}

/**
 * A file of activities, a JSON object a line, that was looked through once: what can be read, in order of
 * time whatever its own order, each id once.
 */
export class PastFile {
  private constructor(
    private readonly path: string,
    /** In order of time; among equals in that of the file. */
    private readonly lines: readonly Line[],
    readonly duplicates: number,
    /** Lines that were left out. */
    readonly skipped: number,
    private readonly ordered: boolean,
  ) {}

  /**
   * Looks the file through.
   * @throws CommandError that names lines and what is wrong with them
   */
  static async open(path: string, { skipBad, signal, progress }: PastFileOptions): Promise<PastFile> {
    const { size } = await stat(path);
    const [lines, problems, ids]: [Line[], string[], Set<string>] = [[], [], new Set()];
    let [bad, duplicates, number, ordered] = [0, 0, 0, true];
    for await (const { text, offset, length } of linesOf(path)) {
      number += 1;
      if (number % LOOK_EVERY === 0) {
        signal.throwIfAborted();
        progress(offset / size);
      }
      if (text.trim() === '') continue;
      const activity = pastActivityOf(text, number);
      if (typeof activity === 'string') {
        bad += 1;
        if (problems.length < TOLD) problems.push(`line ${number}: ${activity}`);
        continue;
      }
      const identity = `${activity.source}\0${activity.id}`;
      if (ids.has(identity)) {
        duplicates += 1;
        continue;
      }
      ids.add(identity);
      ordered &&= activity.occurredAt >= (lines.at(-1)?.at ?? Number.NEGATIVE_INFINITY);
      lines.push({ at: activity.occurredAt, offset, length, number });
    }
    if (bad > 0 && !skipBad) throw new CommandError(refusal(path, bad, problems));
    if (lines.length === 0) throw new CommandError(`${path} holds no activities`);
    if (!ordered) lines.sort((one, other) => one.at - other.at || one.offset - other.offset);
    return new PastFile(path, lines, duplicates, bad, ordered);
  }

  get size(): number {
    return this.lines.length;
  }

  get from(): number {
    return (this.lines[0] as Line).at;
  }

  get to(): number {
    return (this.lines.at(-1) as Line).at;
  }

  /** Whether the file itself was in order of time. */
  get inOrder(): boolean {
    return this.ordered;
  }

  *activities(): Iterable<PastActivity> {
    const file = openSync(this.path, 'r');
    try {
      const reader = new BlockReader(file, this.ordered ? BLOCK.ordered : BLOCK.scattered);
      for (const { offset, length, number } of this.lines) {
        const activity = pastActivityOf(reader.read(offset, length), number);
        // It was read before: the file changed meanwhile.
        if (typeof activity === 'string') throw new CommandError(`${this.path} changed while it was read, at line ${number}`);
        yield activity;
      }
    } finally {
      closeSync(file);
    }
  }
}

function refusal(path: string, bad: number, problems: readonly string[]): string {
  const more = bad > problems.length ? `; and ${bad - problems.length} more` : '';
  return `${path} has ${bad} line${bad === 1 ? '' : 's'} that cannot be read (--skip-bad leaves them out): ${problems.join('; ')}${more}`;
}

/** Lines with the place of their bytes; a line end may be `\r\n`. */
async function* linesOf(path: string): AsyncGenerator<{ readonly text: string; readonly offset: number; readonly length: number }> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: BLOCK.ordered }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(LINE_END); end !== -1; end = bytes.indexOf(LINE_END, start)) {
      yield { text: bytes.toString('utf8', start, end), offset: offset + start, length: end - start };
      start = end + 1;
    }
    rest = bytes.subarray(start);
    offset += start;
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), offset, length: rest.length };
}

/** Reads places of a file, a block at a time. */
class BlockReader {
  private block = Buffer.alloc(0);
  private start = 0;

  constructor(
    private readonly file: number,
    private readonly size: number,
  ) {}

  read(offset: number, length: number): string {
    if (offset < this.start || offset + length > this.start + this.block.length) {
      const block = Buffer.alloc(Math.max(this.size, length));
      this.block = block.subarray(0, readSync(this.file, block, 0, block.length, offset));
      this.start = offset;
    }
    return this.block.toString('utf8', offset - this.start, offset - this.start + length);
  }
}
