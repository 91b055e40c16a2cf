import { Intake, MemoryActivityStream, openDelivery, protocols } from '@groundswell/activity';
import { type ManualClock, RandomIds } from '@groundswell/kernel';
import { LeasedRateLimiter, MemoryTokenLeases } from '@groundswell/security';
import type { KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import { randomOf, type SyntheticAct, SyntheticCommunity } from './synthetic-community.ts';

/** Activities of a request to ingest, which become one record. */
const REQUEST = 50;
/** Requests of a hundred with a text that JSON escapes: a line break, a quote. */
const ESCAPED_PERCENT = 4;
const SHARD = 'shardId-000000000000';
const WORDS = 'what do you all think of this one it was going round since morning and now again'.split(' ');
const ACCENTED = 'não é só isso aí também já está à vista für größere Länder ça va déjà très 東京 で 今日 は'.split(' ');

/** A batch as Lambda hands it to `count`, and what is in it. */
export interface CountEvent {
  readonly event: KinesisStreamEvent;
  readonly activities: number;
  /** Of the lines, without the encoding of the stream. */
  readonly bytes: number;
}

/**
 * Makes Kinesis events of activities that went through the real intake: many actors, topics by Zipf's
 * law, a few percent of the texts beyond ASCII, a few of the requests with escapes.
 */
export class KinesisEvents {
  private readonly community: SyntheticCommunity;
  private readonly random: () => number;
  private readonly stream = new MemoryActivityStream();
  private readonly ids = new RandomIds();
  private readonly intake: Intake;
  private sequence = 10n ** 55n;

  constructor(
    seed: number,
    private readonly clock: ManualClock,
  ) {
    this.community = new SyntheticCommunity(seed);
    this.random = randomOf(seed + 1);
    this.intake = new Intake(this.stream, new LeasedRateLimiter(new MemoryTokenLeases(), clock), clock, this.ids);
  }

  async next(activities: number): Promise<CountEvent> {
    const records: KinesisStreamRecord[] = [];
    let bytes = 0;
    for (let made = 0; made < activities; made += REQUEST) {
      const data = Buffer.from(await this.request());
      bytes += data.length;
      records.push(this.record(data));
    }
    return { event: { Records: records }, activities: records.length * REQUEST, bytes };
  }

  /** What a request becomes on the stream. */
  private async request(): Promise<string> {
    const acts = Array.from({ length: REQUEST }, () => this.community.act());
    const { source } = acts[0] as SyntheticAct;
    const isEscaped = this.random() * 100 < ESCAPED_PERCENT;
    const items = acts.map((act, index) => this.item(act, isEscaped && index % 10 === 0));
    const body = Buffer.from(JSON.stringify({ activities: items }));
    const reading = protocols.activities.read(openDelivery(body, { 'content-type': 'application/json' }));
    // A sender's requests come from its network, which an hour sees again.
    const network = Math.floor(this.random() * 2 ** 48)
      .toString(16)
      .padStart(12, '0');
    this.stream.lines.length = 0;
    const sender = { source: { id: source, name: source, writeKeys: [], createdAt: 0 }, correlationId: this.ids.next(), network };
    const { accepted } = await this.intake.take(reading, { ...sender, isOperator: false });
    if (accepted !== REQUEST) throw new Error('the intake refused some');
    return this.stream.lines.map(({ line }) => line).join('\n');
  }

  private item({ topics, actor, language, region, kind }: SyntheticAct, isEscaped: boolean): object {
    const isNamed = kind === 'purchase' || kind === 'view';
    return {
      id: this.ids.next(),
      kind,
      actor: `u${actor}`,
      ...(isNamed ? { topics: [`product:${topics[0]}`] } : { text: this.text(topics, isEscaped) }),
      language,
      region,
      ...(this.random() < 0.25 ? { occurredAt: this.clock.now() - Math.floor(this.random() * 2_000) } : {}),
      ...(isNamed && this.random() < 0.5 ? { properties: { price: Math.floor(this.random() * 10_000) / 100 } } : {}),
    };
  }

  private text(topics: readonly string[], isEscaped: boolean): string {
    const words = this.random() < 0.05 ? ACCENTED : WORDS;
    const from = Math.floor(this.random() * (words.length - 4));
    const said = words.slice(from, from + 1 + Math.floor(this.random() * 2)).join(' ');
    return `${said}${isEscaped ? '\n"so"' : ''} ${topics.map((topic) => `#${this.spelled(topic)}`).join(' ')}`;
  }

  /** One in four begins with a capital. */
  private spelled(topic: string): string {
    return this.random() < 0.25 ? topic.charAt(0).toUpperCase() + topic.slice(1) : topic;
  }

  private record(data: Buffer): KinesisStreamRecord {
    const sequenceNumber = String((this.sequence += 1n));
    return {
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `${SHARD}:${sequenceNumber}`,
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: 'arn:aws:iam::000000000000:role/count',
      awsRegion: 'us-east-1',
      eventSourceARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/activities',
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: 'p',
        sequenceNumber,
        data: data.toString('base64'),
        approximateArrivalTimestamp: this.clock.now() / 1_000,
      },
    };
  }
}
