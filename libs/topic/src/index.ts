export type { Scope, ScopeDimension } from './domain/scope.ts';
export { EVERYWHERE, SCOPE_DIMENSIONS, parseScope } from './domain/scope.ts';
export { normaliseTopic } from './domain/normalise.ts';
export { hashtagsOf, type Hashtag } from './domain/hashtags.ts';
