export { ByteMemory } from './byte-memory.ts';
export { type HashOfBytes, KeyedHash } from './keyed-hash.ts';
export { parseJson, dropUnsafeKeys, isDeeperThan, isGzip, inflate } from './json-input.ts';
export { PayloadTooLargeError } from './input-errors.ts';
export {
  RateLimiter,
  RateLimitedError,
  LeasedRateLimiter,
  TokenLeases,
  MemoryTokenLeases,
  type Lease,
  type LeaseRequest,
} from './rate-limiter.ts';
export { DeploymentKey, FixedDeploymentKey } from './deployment-key.ts';
export { Attempts, type AttemptLimit, MemoryAttempts } from './attempts.ts';
export { KeyedDigest } from './keyed-digest.ts';
export { type Secret, Secrets, MemorySecrets } from './secrets/secrets.ts';
export { CachedSecrets } from './secrets/cached-secrets.ts';
export { FieldCipher, type FieldPlace } from './sealing/field-cipher.ts';
export { BlindIndex } from './sealing/blind-index.ts';
export {
  KeyRing,
  type KeptKey,
  KeyWrapper,
  type WrappedKey,
  MemoryKeyRing,
  MemorySealingKeys,
  SealBrokenError,
  SealingKeys,
} from './sealing/sealing-keys.ts';
export { RotatingSealingKeys } from './sealing/rotating-sealing-keys.ts';
export { SecretKeyWrapper } from './sealing/secret-key-wrapper.ts';
