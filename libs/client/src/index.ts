export { createClient, type ClientOptions, type GroundswellClient } from './client.ts';
export { ApiError, answerOf } from './answer.ts';
export type * from './answers.ts';
export type { components, paths } from './generated/openapi.ts';
