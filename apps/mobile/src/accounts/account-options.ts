import { audienceAt, type AuthOptions, FetchedKeySet, type OutsideIssuer } from '@groundswell/auth';
import { type Settings, SettingsError } from '@groundswell/settings';

/**
 * Who issues tokens, where links lead, and who else vouches for people.
 * @throws SettingsError when the address of the site is missing, or the outside issuer is half described
 */
export function accountOptions(settings: Settings): AuthOptions {
  const url = settings.get('GROUNDSWELL_PUBLIC_URL');
  if (url === undefined) throw new SettingsError('GROUNDSWELL_PUBLIC_URL is missing: access tokens name it as their issuer');
  const outside = outsideIssuer(settings);
  const audience = audienceAt(url);
  return { ...audience, site: audience.issuer, ...(outside && { outside }) };
}

function outsideIssuer(settings: Settings): OutsideIssuer | undefined {
  const issuer = settings.get('GROUNDSWELL_OUTSIDE_ISSUER');
  const audience = settings.get('GROUNDSWELL_OUTSIDE_AUDIENCE');
  const keys = settings.get('GROUNDSWELL_OUTSIDE_KEYS_URL');
  const given = [issuer, audience, keys].filter((value) => value !== undefined).length;
  if (given === 0) return undefined;
  if (issuer === undefined || audience === undefined || keys === undefined) {
    throw new SettingsError('GROUNDSWELL_OUTSIDE_ISSUER, _AUDIENCE and _KEYS_URL belong together: give all three or none');
  }
  return { issuer, audience, keySet: new FetchedKeySet(keys) };
}
