import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { type DeadLetter, type KeptLetter, KeptLetters, MalformedBytesError, type ReplayNote } from '@groundswell/trend';
import { givenUpLetter, givenUpWithout, isOfTable } from './given-up-letter.ts';

/** Notes stand beside the letters, under the key of the letter: a letter may be written again. */
const NOTES = 'replays/';
/** Batches that Lambda gave up. */
const GIVEN_UP = 'aws/lambda/';

/** The dead letters of a bucket, with what was done about them. A letter's key is the object's. */
export class S3KeptLetters extends KeptLetters {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {
    super();
  }

  async *list(): AsyncIterable<KeptLetter> {
    const noted = new Set<string>();
    for await (const key of this.keys(NOTES)) noted.add(key.slice(NOTES.length));
    for await (const key of this.keys()) {
      if (key.startsWith(NOTES)) continue;
      const note = noted.has(key) ? await this.note(key) : undefined;
      yield note === undefined ? { key } : { key, note };
    }
  }

  async read(key: string): Promise<DeadLetter | undefined> {
    const text = await this.text(key);
    if (text === undefined) return undefined;
    return key.startsWith(GIVEN_UP) ? givenUpLetter(key, parsed(key, text)) : ownLetter(key, parsed(key, text));
  }

  async note(key: string): Promise<ReplayNote | undefined> {
    const text = await this.text(NOTES + key);
    return text === undefined ? undefined : (JSON.parse(text) as ReplayNote);
  }

  async writeNote(key: string, note: ReplayNote): Promise<void> {
    await this.put(NOTES + key, JSON.stringify(note));
  }

  async takeOut(key: string, left: (data: Uint8Array) => Uint8Array | undefined, names: readonly string[]): Promise<void> {
    const text = await this.text(key);
    const object = text === undefined ? undefined : objectIn(text);
    if (text === undefined || object === undefined) return;
    const isGivenUp = key.startsWith(GIVEN_UP);
    if (isGivenUp && isOfTable(object)) {
      if (names.some((name) => text.includes(name))) await this.remove(key);
      return;
    }
    if (!isGivenUp && object.origin === 'land' && object.stream !== 'activities') {
      if (names.some((name) => dataOf(object).includes(name))) await this.remove(key);
      return;
    }
    if (!isGivenUp && object.origin !== 'count' && object.origin !== 'land') return;
    const rest = isGivenUp ? givenUpWithout(object, left) : ownWithout(object, left);
    if (rest === 'nothing') await this.remove(key);
    else if (rest !== undefined) await this.put(key, JSON.stringify(rest));
  }

  /** The letter before its note: a note without a letter says nothing. */
  private async remove(key: string): Promise<void> {
    for (const Key of [key, NOTES + key]) await this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key }));
  }

  private async put(Key: string, Body: string): Promise<void> {
    await this.client.send(new PutObjectCommand({ Bucket: this.bucket, Key, ContentType: 'application/json', Body }));
  }

  private async *keys(prefix?: string): AsyncIterable<string> {
    let next: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({ Bucket: this.bucket, ...(prefix && { Prefix: prefix }), ...(next && { ContinuationToken: next }) }),
      );
      for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
      next = page.NextContinuationToken;
    } while (next !== undefined);
  }

  private async text(key: string): Promise<string | undefined> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
      return await Body?.transformToString();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }
}

function parsed(key: string, text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new MalformedBytesError(`${key} is no dead letter`, { cause: error });
  }
}

/** Undefined for what is no JSON object: it holds no lines that could be told apart. */
function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** A change of a table is one line of JSON, and goes whole. */
function dataOf({ data }: Readonly<Record<string, unknown>>): string {
  return typeof data === 'string' ? Buffer.from(data, 'base64').toString() : '';
}

function ownWithout(object: Readonly<Record<string, unknown>>, left: (data: Uint8Array) => Uint8Array | undefined): unknown {
  const data = typeof object.data === 'string' ? left(Buffer.from(object.data, 'base64')) : undefined;
  if (data === undefined) return undefined;
  return data.length === 0 ? 'nothing' : { ...object, data: Buffer.from(data).toString('base64') };
}

function ownLetter(key: string, object: Readonly<Record<string, unknown>>): DeadLetter {
  const { data, encoding, ...rest } = object;
  if (typeof data !== 'string' || encoding !== 'base64') throw new MalformedBytesError(`${key} is no dead letter`);
  return { ...(rest as unknown as DeadLetter), data: Buffer.from(data, 'base64') };
}
