import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorHash } from '../../../../../test/factories/deltas.ts';
import { decodeAgeBlock, encodeAgeBlock } from './age-block-codec.ts';
import { AGES_KEPT_DAYS, KnownActors } from './known-actors.ts';

const TODAY = 20_000;
const HOUR = TODAY * 24 + 5;

/** What another process learns of what this one has to store. */
function passOn(from: KnownActors, to: KnownActors, today: number, writtenOn = today): void {
  const bytes = encodeAgeBlock(from.takePending(Number.POSITIVE_INFINITY, writtenOn));
  decodeAgeBlock(bytes, (key, hour, day) => to.learn(key, hour, day, today));
}

describe('the first sights of a shard', () => {
  it('are what a map says, also after they were stored and learnt', () => {
    const sights = fc.array(fc.record({ actor: fc.nat(50), hour: fc.integer({ min: HOUR - 90, max: HOUR }) }), { maxLength: 300 });
    fc.assert(
      fc.property(sights, fc.nat(300), (all, cut) => {
        let known = new KnownActors();
        const first = new Map<number, number>();
        all.forEach(({ actor, hour }, index) => {
          if (index === cut) {
            const next = new KnownActors();
            passOn(known, next, TODAY);
            known = next;
          }
          first.set(actor, Math.min(hour, first.get(actor) ?? hour));
          expect(known.see(actorHash(actor), hour, TODAY)).toBe(first.get(actor));
        });
        expect(known.size).toBe(first.size);
      }),
    );
  });

  it('wait to be stored once, and are due again after half a month only', () => {
    const known = new KnownActors();
    for (let look = 0; look < 3; look += 1) known.see(actorHash(1), HOUR, TODAY);
    expect(known.pending).toBe(1);
    known.takePending(10, TODAY);
    known.see(actorHash(1), HOUR + 14 * 24, TODAY + 14);
    expect(known.pending).toBe(0);
    expect(known.see(actorHash(1), HOUR + 15 * 24, TODAY + 15)).toBe(HOUR);
    expect(known.pending).toBe(1);
  });

  it('stay known for as long as the actor comes back, and thirty days longer', () => {
    let known = new KnownActors();
    known.see(actorHash(1), HOUR, TODAY);
    let stored: Uint8Array[] = [];
    for (let day = 0; day <= 200; day += 10) {
      const today = TODAY + day;
      // Every ten days another process, which knows what was stored in the last thirty.
      stored.push(encodeAgeBlock(known.takePending(10, Math.max(TODAY, today - 10))));
      known = new KnownActors();
      for (const block of stored) decodeAgeBlock(block, (key, hour, on) => known.learn(key, hour, on, today));
      expect(known.see(actorHash(1), HOUR + day * 24, today)).toBeLessThanOrEqual(Math.max(HOUR, HOUR + (day - AGES_KEPT_DAYS) * 24));
    }
    const later = TODAY + 200 + AGES_KEPT_DAYS;
    stored = [...stored, encodeAgeBlock(known.takePending(10, TODAY + 200))];
    known = new KnownActors();
    for (const block of stored) decodeAgeBlock(block, (key, hour, on) => known.learn(key, hour, on, later));
    expect(known.see(actorHash(1), later * 24, later)).toBe(later * 24);
  });

  it('are forgotten from the oldest on where they are too many', () => {
    const known = new KnownActors(4_096);
    for (let actor = 0; actor < 40_000; actor += 1)
      known.see(actorHash(actor), HOUR + Math.floor(actor / 1_000) * 24, TODAY + Math.floor(actor / 1_000));
    expect(known.size).toBeLessThan(8_192);
    const today = TODAY + 39;
    expect(known.see(actorHash(39_999), HOUR + 40 * 24, today)).toBe(HOUR + 39 * 24);
    expect(known.see(actorHash(38_500), HOUR + 40 * 24, today)).toBe(HOUR + 38 * 24);
    expect(known.see(actorHash(20_000), HOUR + 40 * 24, today)).toBe(HOUR + 40 * 24);
  });

  it('do not mix up strangers: few of a hundred thousand are taken for somebody else', () => {
    const known = new KnownActors();
    for (let actor = 0; actor < 100_000; actor += 1) known.see(actorHash(actor), HOUR, TODAY);
    let mistaken = 0;
    for (let actor = 100_000; actor < 200_000; actor += 1) if (known.see(actorHash(actor), HOUR + 1, TODAY) === HOUR) mistaken += 1;
    // 100,000 of 2^32 fingerprints are taken: 2.3 are expected.
    expect(mistaken).toBeLessThan(15);
  });
});
