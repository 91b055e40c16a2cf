import {
  type DynamoDB,
  type DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import dynamoose from 'dynamoose';
import type { Item } from 'dynamoose/dist/Item.js';
import type { ModelType } from 'dynamoose/dist/General.js';

/** What the items of the table `identity` share. */
export interface IdentityItem extends Item {
  readonly pk: string;
  readonly sk: string;
}

/** A source: once in the partition of all sources, and once under each of its write keys. */
export interface SourceItem extends IdentityItem {
  readonly type: 'source';
  readonly id: string;
  readonly name: string;
  readonly writeKeys: string[];
  readonly allowedKinds?: string[];
  readonly ratePerSecond?: number;
  readonly servers?: boolean;
  /** Mapping rules as JSON: they are read and written whole. */
  readonly mapping?: string;
  readonly createdAt: number;
  /** Grows with each change, so that of two changes at once one is refused and tried again. */
  readonly version: number;
}

export interface OperatorKeyItem extends IdentityItem {
  readonly type: 'operator-key';
  readonly digest: string;
  readonly createdAt: number;
}

export type IdentityModel = ModelType<SourceItem | OperatorKeyItem>;

const KEYS = { pk: { type: String, hashKey: true }, sk: { type: String, rangeKey: true } } as const;

const sourceSchema = new dynamoose.Schema({
  ...KEYS,
  type: { type: String, enum: ['source'], required: true },
  id: { type: String, required: true },
  name: { type: String, required: true },
  writeKeys: { type: Array, schema: [String], required: true },
  allowedKinds: { type: Array, schema: [String] },
  ratePerSecond: Number,
  servers: Boolean,
  mapping: String,
  createdAt: { type: Number, required: true },
  version: { type: Number, required: true },
});

const operatorKeySchema = new dynamoose.Schema({
  ...KEYS,
  type: { type: String, enum: ['operator-key'], required: true },
  digest: { type: String, required: true },
  createdAt: { type: Number, required: true },
});

/**
 * The model of the table `identity`. One model with a schema for each kind of item, since dynamoose
 * remembers models for the whole process by name and would tie a second one to a table of before.
 * The table itself is the topology's: nothing is created or altered here.
 */
export function identityModel(client: DynamoDBClient, tableName: string): IdentityModel {
  const instance = new dynamoose.Instance();
  instance.aws.ddb.set(commandsOf(client));
  const model = dynamoose.model<SourceItem | OperatorKeyItem>(tableName, [sourceSchema, operatorKeySchema]);
  const table = new instance.Table(tableName, [model], { create: false, update: false, waitForActive: false });
  if (table.name !== tableName) throw new Error('dynamoose is configured to rename tables');
  return model;
}

/** dynamoose calls a method for each command; these are the ones that the repositories here make it call. */
function commandsOf(client: DynamoDBClient): DynamoDB {
  const methods: Pick<DynamoDB, 'getItem' | 'putItem' | 'query'> = {
    getItem: (input: GetItemCommandInput) => client.send(new GetItemCommand(input)),
    putItem: (input: PutItemCommandInput) => client.send(new PutItemCommand(input)),
    query: (input: QueryCommandInput) => client.send(new QueryCommand(input)),
  };
  return methods as DynamoDB;
}
