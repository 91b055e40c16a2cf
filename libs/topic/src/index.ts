export type { Scope, ScopeDimension } from './domain/scope.ts';
export { EVERYWHERE, SCOPE_DIMENSIONS, parseScope } from './domain/scope.ts';
