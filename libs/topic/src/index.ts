export type { Scope } from './domain/scope.ts';
export { EVERYWHERE, SCOPE_DIMENSIONS, parseScope } from './domain/scope.ts';
export { normaliseTopic } from './domain/normalise.ts';
export { hashtagsOf } from './domain/hashtags.ts';
