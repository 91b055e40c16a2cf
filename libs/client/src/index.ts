export { createClient, type GroundswellClient } from './client.ts';
export { ApiError, answerOf } from './answer.ts';
export type * from './answers.ts';
