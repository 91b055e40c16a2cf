import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SampledActors, type Sighting } from './sampled-actors.ts';

const NOW = 29_000_000;

it('sampled actors are those of a map, in the order in which they were first seen', () => {
  const step = fc.oneof(
    fc.record({ does: fc.constant('see' as const), hash: fc.nat(60), minute: fc.nat(9), level: fc.nat(5) }),
    fc.record({ does: fc.constant('keep' as const), minute: fc.nat(9) }),
    fc.record({ does: fc.constant('raise' as const), level: fc.nat(5), bound: fc.integer({ min: 20, max: 80 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const sampled = new SampledActors();
      const known = new Map<number, Sighting>();
      for (const each of steps) {
        if (each.does === 'see') {
          const { hash, level } = each;
          const minute = NOW + each.minute;
          sampled.see(hash, minute, level);
          if ((known.get(hash)?.minute ?? 0) < minute) known.set(hash, { hash, minute, level });
        } else if (each.does === 'keep') {
          sampled.keep(({ minute }) => minute >= NOW + each.minute);
          for (const { hash, minute } of known.values()) if (minute < NOW + each.minute) known.delete(hash);
        } else {
          sampled.raise(each.level, each.bound);
          for (const sighting of known.values()) {
            if (sighting.hash >= each.bound) known.delete(sighting.hash);
            else known.set(sighting.hash, { ...sighting, level: Math.max(sighting.level, each.level) });
          }
        }
        expect(sampled.values()).toEqual([...known.values()]);
        expect(sampled.size).toBe(known.size);
        const since = [...known.values()].filter(({ minute }) => minute >= NOW + 4);
        expect(sampled.sumSince(NOW + 4)).toBe(since.reduce((sum, { level }) => sum + 2 ** level, 0));
      }
    }),
  );
});
