import type { TestProject } from 'vitest/node';
import { startDynamoDb } from '../../deploy/local/servers/dynamodb.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Endpoint of the DynamoDB Local that all specs of a run share; each makes its own tables. */
    dynamodb: string;
  }
}

/** One in-memory DynamoDB Local for a whole test run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startDynamoDb();
  project.provide('dynamodb', server.endpoint);
  return () => server.stop();
}
