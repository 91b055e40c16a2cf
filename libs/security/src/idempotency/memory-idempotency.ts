import { type Claim, type Claimed, IdempotencyStore, type KeptAnswer } from './idempotency.ts';

/** Keys and answers in memory. For tests. */
export class MemoryIdempotency extends IdempotencyStore {
  private readonly kept = new Map<string, { claim: Claim; answer?: KeptAnswer }>();

  claim(claim: Claim): Promise<Claimed> {
    const kept = this.kept.get(claim.key);
    if (kept === undefined || kept.claim.expiresAt <= claim.now || kept.claim.owner === claim.owner || isLeft(kept, claim)) {
      this.kept.set(claim.key, { claim });
      return Promise.resolve({ state: 'begun' });
    }
    if (kept.claim.fingerprint !== claim.fingerprint) return Promise.resolve({ state: 'other' });
    return Promise.resolve(kept.answer === undefined ? { state: 'busy' } : { state: 'answered', answer: kept.answer });
  }

  finish(claim: Claim, answer: KeptAnswer): Promise<void> {
    if (this.kept.get(claim.key)?.claim.owner === claim.owner) this.kept.set(claim.key, { claim, answer });
    return Promise.resolve();
  }

  release(claim: Claim): Promise<void> {
    if (this.kept.get(claim.key)?.claim.owner === claim.owner) this.kept.delete(claim.key);
    return Promise.resolve();
  }
}

/** The same request again, after whoever worked on it died. */
function isLeft(kept: { readonly claim: Claim; readonly answer?: KeptAnswer }, claim: Claim): boolean {
  return kept.answer === undefined && kept.claim.lockedUntil <= claim.now && kept.claim.fingerprint === claim.fingerprint;
}
