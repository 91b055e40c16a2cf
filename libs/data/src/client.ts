import { Module, type OnModuleDestroy } from '@nestjs/common';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { awsClientSettings } from '@groundswell/cloud';

/** The one client of DynamoDB of an application: connections are kept, slow answers are given up and tried again. */
export function createDynamoClient(): DynamoDBClient {
  return new DynamoDBClient(awsClientSettings());
}

/** Reads and writes plain objects; undefined members are left out, empty ones kept. */
export function createDocumentClient(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/** Provides `DynamoDBClient` and `DynamoDBDocumentClient`, shared by every repository of an application. */
@Module({
  providers: [
    { provide: DynamoDBClient, useFactory: createDynamoClient },
    { provide: DynamoDBDocumentClient, inject: [DynamoDBClient], useFactory: createDocumentClient },
  ],
  exports: [DynamoDBClient, DynamoDBDocumentClient],
})
export class DynamoClientModule implements OnModuleDestroy {
  constructor(private readonly client: DynamoDBClient) {}

  onModuleDestroy(): void {
    this.client.destroy();
  }
}
