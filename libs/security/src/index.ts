export { ByteMemory } from './byte-memory.ts';
export { type HashOfBytes, KeyedHash } from './keyed-hash.ts';
export { parseJson, dropUnsafeKeys, isDeeperThan, isGzip, inflate } from './json-input.ts';
export { PayloadTooLargeError } from './input-errors.ts';
export { RateLimiter, LeasedRateLimiter, TokenLeases, MemoryTokenLeases } from './rate-limiter.ts';
export { DeploymentKey, FixedDeploymentKey } from './deployment-key.ts';
export { Attempts, type AttemptLimit, MemoryAttempts } from './attempts.ts';
