export { awsClientSettings, retryDelay, type AwsClientOptions } from './aws-clients.ts';
