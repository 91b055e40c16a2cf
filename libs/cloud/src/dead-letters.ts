import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type DeadLetter, DeadLetters } from '@groundswell/trend';

/** Letters written at a time: a batch of nothing but poison has thousands. */
const CONCURRENCY = 20;

/**
 * Dead letters in a bucket, one object each: `ORIGIN/YYYY-MM-DD/ID.json`, the day being the letter's
 * own, so that keeping a letter twice writes the same object twice.
 */
export class S3DeadLetters extends DeadLetters {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {
    super();
  }

  async keep(letters: readonly DeadLetter[]): Promise<void> {
    for (let start = 0; start < letters.length; start += CONCURRENCY) {
      await Promise.all(letters.slice(start, start + CONCURRENCY).map((letter) => this.put(letter)));
    }
  }

  private async put(letter: DeadLetter): Promise<void> {
    const { data, ...rest } = letter;
    await this.client.send(
      new PutObjectCommand({
        Bucket: this.bucket,
        Key: `${letter.origin}/${new Date(letter.at).toISOString().slice(0, 10)}/${encodeURIComponent(letter.id)}.json`,
        ContentType: 'application/json',
        // Bytes that are no text would not survive JSON.
        Body: JSON.stringify({ ...rest, data: Buffer.from(data).toString('base64'), encoding: 'base64' }),
      }),
    );
  }
}
