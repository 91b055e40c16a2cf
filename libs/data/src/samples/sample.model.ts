import { BatchWriteItemCommand, type BatchWriteItemCommandInput, type DynamoDB, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynamoose from 'dynamoose';
import type { ModelType } from 'dynamoose/dist/General.js';
import type { Item } from 'dynamoose/dist/Item.js';

/** An item of the table `activity`: a sample under a topic, or an arrival under a source. */
export interface SampleItem extends Item {
  /** `S#topic` or `A#source`. */
  readonly pk: string;
  /** The time, padded, and the activity's identity: the newest is last. */
  readonly sk: string;
  readonly source: string;
  readonly id: string;
  readonly kind: string;
  readonly text?: string;
  readonly topics: string[];
  readonly language?: string;
  readonly client?: string;
  readonly at: number;
  readonly countedAt?: number;
  /** Keyed hash of the actor: shown to nobody, and known so that an erased one's samples go. Absent in items of before. */
  readonly actor?: number;
  /** Epoch seconds. */
  readonly expiresAt: number;
}

export type SampleModel = ModelType<SampleItem>;

const schema = new dynamoose.Schema({
  pk: { type: String, hashKey: true },
  sk: { type: String, rangeKey: true },
  source: { type: String, required: true },
  id: { type: String, required: true },
  kind: { type: String, required: true },
  text: String,
  topics: { type: Array, schema: [String], required: true },
  language: String,
  client: String,
  at: { type: Number, required: true },
  countedAt: Number,
  actor: Number,
  expiresAt: { type: Number, required: true },
});

/** The model of the table `activity`, which the topology makes: nothing is created or altered here. */
export function sampleModel(client: DynamoDBClient, tableName: string): SampleModel {
  const instance = new dynamoose.Instance();
  instance.aws.ddb.set(commandsOf(client));
  const model = dynamoose.model<SampleItem>(tableName, schema);
  // The model is tied to its table by the table's constructor.
  // oxlint-disable-next-line no-new
  new instance.Table(tableName, [model], { create: false, update: false, waitForActive: false });
  return model;
}

/** dynamoose calls a method for each command; this is the one that the repository here makes it call. */
function commandsOf(client: DynamoDBClient): DynamoDB {
  const methods: Pick<DynamoDB, 'batchWriteItem'> = {
    batchWriteItem: (input: BatchWriteItemCommandInput) => client.send(new BatchWriteItemCommand(input)),
  };
  return methods as DynamoDB;
}
