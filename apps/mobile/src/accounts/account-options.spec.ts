import { Settings } from '@groundswell/settings';
import { describe, expect, it } from 'vitest';
import { accountOptions } from './account-options.ts';

const NAMES = [
  'GROUNDSWELL_PUBLIC_URL',
  'GROUNDSWELL_OUTSIDE_ISSUER',
  'GROUNDSWELL_OUTSIDE_AUDIENCE',
  'GROUNDSWELL_OUTSIDE_KEYS_URL',
] as const;
const options = (environment: Readonly<Record<string, string>>) => accountOptions(Settings.read(NAMES, environment));
const GROUNDSWELL_PUBLIC_URL = 'https://groundswell.example/';

describe('accountOptions', () => {
  it('makes the address of the site the issuer, without a slash at its end', () => {
    const site = 'https://groundswell.example';
    expect(options({ GROUNDSWELL_PUBLIC_URL })).toEqual({ issuer: site, site, audience: `${site}/v1` });
  });

  it('has another audience in every deployment', () => {
    const [one, other] = ['https://one.example', 'https://two.example'].map((url) => options({ GROUNDSWELL_PUBLIC_URL: url }));
    expect(one?.audience).not.toBe(other?.audience);
  });

  it('takes an outside issuer whole', () => {
    const issuer = { GROUNDSWELL_OUTSIDE_ISSUER: 'https://id.example', GROUNDSWELL_OUTSIDE_AUDIENCE: 'client' };
    const all = { GROUNDSWELL_PUBLIC_URL, ...issuer, GROUNDSWELL_OUTSIDE_KEYS_URL: 'https://id.example/keys' };
    expect(options(all).outside).toMatchObject({ issuer: 'https://id.example', audience: 'client' });
    expect(() => options({ GROUNDSWELL_PUBLIC_URL, ...issuer })).toThrow('give all three or none');
  });

  it('says what is missing', () => {
    expect(() => options({})).toThrow('GROUNDSWELL_PUBLIC_URL is missing');
  });
});
