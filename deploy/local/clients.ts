import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { KinesisClient } from '@aws-sdk/client-kinesis';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { REGION, type Endpoints } from './environment.ts';

/** The local cloud's own clients of its servers. */
export interface Clients {
  readonly dynamodb: DynamoDBClient;
  readonly dynamodbStreams: DynamoDBStreamsClient;
  readonly kinesis: KinesisClient;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  destroy(): void;
}

export function makeClients(endpoints: Endpoints): Clients {
  const common = { region: REGION, credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 5 };
  // The Kinesis client would speak HTTP/2 by default, which plain HTTP does not allow.
  const requestHandler = () =>
    new NodeHttpHandler({ connectionTimeout: 2_000, requestTimeout: 20_000, throwOnRequestTimeout: true, httpAgent: { keepAlive: true } });
  const dynamodb = new DynamoDBClient({ ...common, endpoint: endpoints.dynamodb, requestHandler: requestHandler() });
  const dynamodbStreams = new DynamoDBStreamsClient({ ...common, endpoint: endpoints.dynamodb, requestHandler: requestHandler() });
  const kinesis = new KinesisClient({ ...common, endpoint: endpoints.kinesis, requestHandler: requestHandler() });
  const s3 = new S3Client({ ...common, endpoint: endpoints.storage, forcePathStyle: true, requestHandler: requestHandler() });
  const sqs = new SQSClient({ ...common, endpoint: endpoints.storage, requestHandler: requestHandler() });
  return {
    dynamodb,
    dynamodbStreams,
    kinesis,
    s3,
    sqs,
    destroy: () => [dynamodb, dynamodbStreams, kinesis, s3, sqs].forEach((client) => client.destroy()),
  };
}
