export { DynamoClientModule, createDynamoClient, createDocumentClient } from './client.ts';
