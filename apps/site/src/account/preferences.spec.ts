import { describe, expect, it } from 'vitest';
import { profileOf, timeZones } from './preferences.ts';

const NEW = { digest: { every: 'never', at: '08:00' } } as const;

describe('profileOf', () => {
  it('says what was filled in, and leaves out the rest', () => {
    const values = { displayName: ' Ada ', languages: 'EN, pt pt', regions: 'no', timeZone: 'Europe/Oslo', every: 'never' };
    expect(profileOf(NEW, values)).toEqual({
      displayName: 'Ada',
      languages: ['en', 'pt'],
      regions: ['NO'],
      timeZone: 'Europe/Oslo',
      digest: NEW.digest,
    });
  });

  it('takes away what was emptied', () => {
    const known = { displayName: 'Ada', languages: ['en'], quietHours: { from: '22:00', to: '07:00' }, ...NEW };
    expect(profileOf(known, { displayName: '', languages: '', regions: '', timeZone: 'UTC', every: 'never' })).toEqual({
      timeZone: 'UTC',
      digest: NEW.digest,
    });
  });

  it('sets quiet hours and a weekly digest', () => {
    const values = {
      timeZone: 'UTC',
      quiet: 'yes',
      quietFrom: '21:30',
      quietTo: '06:00',
      every: 'week',
      at: '08:15',
      weekday: '5',
      email: 'yes',
    };
    expect(profileOf(NEW, values)).toEqual({
      timeZone: 'UTC',
      quietHours: { from: '21:30', to: '06:00' },
      digest: { every: 'week', at: '08:15', weekday: 5, by: ['email'] },
    });
  });
});

describe('timeZones', () => {
  it('has the own one, known to the browser or not, and each once', () => {
    const zones = timeZones('Mars/Olympus');
    expect(zones).toContain('Mars/Olympus');
    expect(zones).toContain('Europe/Oslo');
    expect(new Set(zones).size).toBe(zones.length);
  });
});
