import { DAY, HOUR, MINUTE } from '@groundswell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDigest } from './digest-times.ts';
import { isTimeZone, localTimeAt, momentOf } from './local-time.ts';
import { minuteOf, quietUntil } from './quiet-hours.ts';

/** Whole and half hours, changes at midnight and by half an hour, none at all, a day that never was. */
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Santiago', 'Pacific/Apia'];
const zones = fc.constantFrom(...ZONES);
const moments = fc.integer({ min: Date.UTC(2020, 0, 1) / MINUTE, max: Date.UTC(2032, 0, 1) / MINUTE }).map((minutes) => minutes * MINUTE);
const times = fc.integer({ min: 0, max: 1_439 }).map((minute) => {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
});
const at = (text: string): number => Date.parse(text);

describe('local times', () => {
  it('are what clocks show there', () => {
    expect(localTimeAt(at('2026-03-29T01:30:00Z'), 'Europe/Berlin')).toEqual({ year: 2026, month: 3, day: 29, minute: 210, weekday: 7 });
    expect(isTimeZone('Europe/Nowhere')).toBe(false);
    expect(localTimeAt(0, 'Europe/Nowhere')).toEqual(localTimeAt(0, 'UTC'));
  });

  it('that are skipped give way to the first that is shown, and of two the first counts', () => {
    expect(momentOf({ year: 2026, month: 3, day: 29 }, minuteOf('02:30'), 'Europe/Berlin')).toBe(at('2026-03-29T01:00:00Z'));
    expect(momentOf({ year: 2026, month: 10, day: 25 }, minuteOf('02:30'), 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'));
    // Samoa had no 30 December 2011.
    expect(momentOf({ year: 2011, month: 12, day: 30 }, minuteOf('08:00'), 'Pacific/Apia')).toBe(at('2011-12-30T10:00:00Z'));
  });

  it('lead back to where they came from, or to the same minute an hour before', () => {
    fc.assert(
      fc.property(moments, zones, (moment, zone) => {
        const local = localTimeAt(moment, zone);
        const back = momentOf(local, local.minute, zone);
        expect(localTimeAt(back, zone)).toEqual(local);
        expect(moment - back === 0 || [30 * MINUTE, HOUR].includes(moment - back)).toBe(true);
      }),
    );
  });
});

describe('quiet hours', () => {
  it('end in the morning, across midnight and across a change of clocks', () => {
    const nights = { from: '22:00', to: '07:00' };
    expect(quietUntil(at('2026-03-28T21:30:00Z'), nights, 'Europe/Berlin')).toBe(at('2026-03-29T05:00:00Z'));
    expect(quietUntil(at('2026-03-29T04:59:59Z'), nights, 'Europe/Berlin')).toBe(at('2026-03-29T05:00:00Z'));
    expect(quietUntil(at('2026-03-29T05:00:00Z'), nights, 'Europe/Berlin')).toBeUndefined();
    expect(quietUntil(at('2026-03-29T05:00:00Z'), undefined, 'Europe/Berlin')).toBeUndefined();
    expect(quietUntil(0, { from: '09:00', to: '09:00' }, 'UTC')).toBeUndefined();
  });

  it('end within a day and an hour, and nobody is in them when they do', () => {
    fc.assert(
      fc.property(moments, zones, times, times, (now, zone, from, to) => {
        const end = quietUntil(now, { from, to }, zone);
        if (end === undefined) return;
        expect(end - now).toBeGreaterThan(0);
        expect(end - now).toBeLessThanOrEqual(DAY + HOUR);
        const { minute } = localTimeAt(end, zone);
        // Clocks skip up to an hour.
        expect((minute - minuteOf(to) + 1_440) % 1_440).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('digests', () => {
  it('come at the local hour in summer and in winter, once on the days that clocks change', () => {
    const plan = { every: 'day', at: '02:30' } as const;
    const days: string[] = [];
    let now = at('2026-03-27T12:00:00Z');
    for (let count = 0; count < 4; count += 1) {
      const { at: next, day } = nextDigest(now, plan, 'Europe/Berlin') ?? { at: NaN, day: '' };
      days.push(`${day} ${new Date(next).toISOString()}`);
      now = next;
    }
    expect(days).toEqual([
      '2026-03-28 2026-03-28T01:30:00.000Z',
      '2026-03-29 2026-03-29T01:00:00.000Z',
      '2026-03-30 2026-03-30T00:30:00.000Z',
      '2026-03-31 2026-03-31T00:30:00.000Z',
    ]);
    expect(nextDigest(now, { every: 'never', at: '08:00' }, 'UTC')).toBeUndefined();
  });

  it('are due once on every local day, and on the weekday that was asked for', () => {
    const plans = fc.record({
      every: fc.constantFrom('day' as const, 'week' as const),
      at: times,
      weekday: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(moments, zones, plans, (start, zone, plan) => {
        const dueAt: string[] = [];
        let now = start;
        for (let count = 0; count < 10; count += 1) {
          const next = nextDigest(now, plan, zone);
          if (next === undefined || next.at <= now) throw new Error('time does not go on');
          const local = localTimeAt(next.at, zone);
          if (plan.every === 'week') expect(local.weekday).toBe(plan.weekday);
          expect((local.minute - minuteOf(plan.at) + 1_440) % 1_440).toBeLessThanOrEqual(60);
          dueAt.push(next.day);
          now = next.at;
        }
        const step = (plan.every === 'week' ? 7 : 1) * DAY;
        const gaps = dueAt.slice(1).map((day, index) => Date.parse(day) - Date.parse(dueAt[index] ?? ''));
        expect(new Set(gaps)).toEqual(new Set([step]));
      }),
    );
  });
});
