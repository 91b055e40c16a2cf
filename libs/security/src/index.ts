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
export { type AttemptAnswer, type AttemptLimit, Attempts, MemoryAttempts } from './attempts.ts';
export { KeyedDigest } from './keyed-digest.ts';
export { type Secret, Secrets, MemorySecrets } from './secrets/secrets.ts';
export { DerivedSecrets } from './secrets/derived-secrets.ts';
export { CachedSecrets } from './secrets/cached-secrets.ts';
export { DerivedSealingKeys } from './sealing/derived-sealing-keys.ts';
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
export { CursorExpiredError, CursorUnknownError, SignedCursors } from './cursors/signed-cursors.ts';
export {
  MemoryTakenWebhooks,
  TakenWebhooks,
  type WebhookHeaders,
  WebhookRefusedError,
  WebhookRepeatedError,
  WebhookSignatures,
} from './webhooks/webhook-signatures.ts';
export {
  type Claim,
  type Claimed,
  Idempotency,
  IdempotencyKeyBusyError,
  IdempotencyKeyReusedError,
  IdempotencyStore,
  type KeptAnswer,
} from './idempotency/idempotency.ts';
export { MemoryIdempotency } from './idempotency/memory-idempotency.ts';
export { FileSecrets } from './secrets/file-secrets.ts';
export { AddressRefusedError, AddressUnreachableError, AnswerTooLargeError } from './outgoing/outgoing-errors.ts';
export { type OutgoingOptions, type OutgoingRequest, OutgoingRequests } from './outgoing/outgoing-requests.ts';
