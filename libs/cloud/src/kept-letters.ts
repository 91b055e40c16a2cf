import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type DeadLetter, type KeptLetter, KeptLetters, MalformedBytesError, type ReplayNote } from '@groundswell/trend';
import { givenUpLetter } from './given-up-letter.ts';

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
    const object = { Bucket: this.bucket, Key: NOTES + key, ContentType: 'application/json', Body: JSON.stringify(note) };
    await this.client.send(new PutObjectCommand(object));
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

function ownLetter(key: string, object: Readonly<Record<string, unknown>>): DeadLetter {
  const { data, encoding, ...rest } = object;
  if (typeof data !== 'string' || encoding !== 'base64') throw new MalformedBytesError(`${key} is no dead letter`);
  return { ...(rest as unknown as DeadLetter), data: Buffer.from(data, 'base64') };
}
