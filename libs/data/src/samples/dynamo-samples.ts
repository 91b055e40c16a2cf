import { type AttributeValue, DeleteItemCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Clock, DAY, HOUR } from '@groundswell/kernel';
import { type Arrival, type ChosenArrival, type ChosenSample, type Sample, Samples } from '@groundswell/trend';
import { createDocumentClient } from '../client.ts';
import { type SampleItem, sampleModel, type SampleModel } from './sample.model.ts';

const SAMPLES_KEPT = DAY;
const ARRIVALS_KEPT = HOUR;
/** Items of one BatchWriteItem. */
const CHUNK = 25;
/** Items that are looked at in one read, for whom they are of. */
const SCANNED = 2_000;
const NOTHING = { S: '' };

type Row = Pick<SampleItem, 'pk' | 'sk' | 'source' | 'id' | 'kind' | 'at' | 'actor' | 'expiresAt'> & Partial<Pick<SampleItem, 'countedAt'>>;

/** Samples and arrivals in the table `activity`. What DynamoDB leaves unprocessed is not tried again: it is a sample. */
export class DynamoSamples extends Samples {
  private readonly model: SampleModel;
  /** What feeds read ten times over must not take a model's time for each. */
  private readonly documents: DynamoDBDocumentClient;

  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    private readonly clock: Clock,
  ) {
    super();
    this.model = sampleModel(client, tableName);
    this.documents = createDocumentClient(client);
  }

  async keep(samples: readonly ChosenSample[], arrivals: readonly ChosenArrival[]): Promise<void> {
    const rows = new Map<string, Row>();
    const add = (row: Row) => rows.set(`${row.pk}\n${row.sk}`, row);
    for (const { under, ...sample } of samples) for (const topic of under) add(this.row(`S#${topic}`, sample.at, sample, SAMPLES_KEPT));
    for (const arrival of arrivals) add(this.row(`A#${arrival.source}`, arrival.countedAt, arrival, ARRIVALS_KEPT));
    const all = [...rows.values()];
    for (let start = 0; start < all.length; start += CHUNK) await this.model.batchPut(all.slice(start, start + CHUNK));
  }

  async forget(actors: ReadonlySet<number>, from?: string): Promise<string | undefined> {
    const { Items = [], LastEvaluatedKey } = await this.client.send(
      new ScanCommand({
        TableName: this.tableName,
        ProjectionExpression: 'pk, sk, actor',
        FilterExpression: 'attribute_exists(actor)',
        Limit: SCANNED,
        ...(from !== undefined && { ExclusiveStartKey: JSON.parse(from) as Record<string, AttributeValue> }),
      }),
    );
    const gone = Items.filter(({ actor }) => actors.has(Number(actor?.N)));
    for (const { pk = NOTHING, sk = NOTHING } of gone)
      await this.client.send(new DeleteItemCommand({ TableName: this.tableName, Key: { pk, sk } }));
    return LastEvaluatedKey === undefined ? undefined : JSON.stringify(LastEvaluatedKey);
  }

  async ofTopic(topic: string, limit: number): Promise<readonly Sample[]> {
    return (await this.newest(`S#${topic}`, limit)).map(toSample);
  }

  async arrivals(source: string, limit: number): Promise<readonly Arrival[]> {
    const items = await this.newest(`A#${source}`, limit);
    return items.map((item) => ({ ...toSample(item), countedAt: item.countedAt ?? item.at }));
  }

  private row(pk: string, at: number, sample: Sample & Pick<ChosenSample, 'actor'>, kept: number): Row {
    const sk = `${String(at).padStart(16, '0')}#${sample.source}#${sample.id}`;
    return { pk, sk, ...sample, topics: [...sample.topics], expiresAt: Math.ceil((this.clock.now() + kept) / 1_000) } as Row;
  }

  /** Expired items may still be there for days. */
  private async newest(pk: string, limit: number): Promise<SampleItem[]> {
    const { Items = [] } = await this.documents.send(
      new QueryCommand({
        TableName: this.tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ScanIndexForward: false,
        Limit: limit,
      }),
    );
    const now = this.clock.now() / 1_000;
    return (Items as SampleItem[]).filter(({ expiresAt }) => expiresAt > now);
  }
}

function toSample({ source, id, kind, text, topics, language, client, at }: SampleItem): Sample {
  return {
    source,
    id,
    kind,
    topics,
    at,
    ...(text === undefined ? {} : { text }),
    ...(language === undefined ? {} : { language }),
    ...(client === undefined ? {} : { client }),
  };
}
