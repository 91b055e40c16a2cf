import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { ResultFile } from '../backtest/result-file.ts';
import { CommandError } from '../terminal/errors.ts';

/** What a manifest says of a file beside it, by which a copy that was cut off or changed is known. */
export interface FileMark {
  readonly lines: number;
  /** Of its bytes, in hex. */
  readonly sha256: string;
}

/** Writes a file of lines, which is there as a whole or not at all. @throws CommandError when it cannot be written */
export async function writeLines(path: string, lines: AsyncIterable<string> | Iterable<string>): Promise<FileMark> {
  const file = new ResultFile(path);
  const hash = createHash('sha256');
  let written = 0;
  try {
    for await (const line of lines) {
      await file.write(line);
      hash.update(`${line}\n`);
      written += 1;
    }
    await file.keep();
  } catch (error) {
    await file.drop();
    throw error;
  }
  return { lines: written, sha256: hash.digest('hex') };
}

/** @throws CommandError when the file is missing, or not the one that was written */
export async function checkLines(path: string, { lines, sha256 }: FileMark): Promise<void> {
  const hash = createHash('sha256');
  let found = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) found += 1;
    }
  } catch (error) {
    throw new CommandError(`${path} cannot be read: ${(error as Error).message}`, undefined, { cause: error });
  }
  if (found !== lines) throw new CommandError(`${path} is not whole: it holds ${found} of ${lines} lines. Copy it again`);
  if (hash.digest('hex') !== sha256)
    throw new CommandError(`${path} was changed since it was exported: its SHA-256 is another. Copy it again`);
}

/** The lines of a file, each as `parse` reads it. @throws CommandError that names the line that it cannot read */
export async function* readLines<Line>(path: string, parse: (json: unknown) => Line | undefined): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number += 1;
    const line = parse(jsonOf(text));
    if (line === undefined) throw new CommandError(`${basename(path)} is damaged at line ${number}`);
    yield line;
  }
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
