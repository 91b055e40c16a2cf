import { S3Client } from '@aws-sdk/client-s3';
import { type AwsClientOptions, awsClientSettings } from './aws-clients.ts';

/** A client of S3. A local server has one name, so the bucket cannot stand in the host's there. */
export function createS3Client(options?: AwsClientOptions): S3Client {
  const forcePathStyle = process.env.AWS_ENDPOINT_URL_S3 !== undefined;
  return new S3Client({ ...awsClientSettings(options), forcePathStyle });
}
