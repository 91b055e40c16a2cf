export { OperatorKeys, OperatorKeyDigests, MemoryOperatorKeyDigests } from './domain/operator-keys.ts';
export { StoredOperatorKeys } from './domain/stored-operator-keys.ts';
export { OperatorGuard } from './operator.guard.ts';
