import { type Settings, SettingsError } from '@groundswell/settings';
import type { Thresholds } from '@groundswell/trend';

/** The settings that thresholds are made of. */
export const THRESHOLD_SETTINGS = [
  'GROUNDSWELL_TREND_ENTER',
  'GROUNDSWELL_TREND_STAY',
  'GROUNDSWELL_TREND_LEAST_ACTORS',
  'GROUNDSWELL_TREND_NEWCOMER_WEIGHT',
  'GROUNDSWELL_TREND_NETWORK_WEIGHT',
] as const;

/**
 * By what the deployment takes topics into its lists and lets them go.
 * @throws SettingsError where topics would leave before they enter
 */
export function thresholdsOf(settings: Settings): Thresholds {
  const [enterScore, stayScore] = [settings.get('GROUNDSWELL_TREND_ENTER'), settings.get('GROUNDSWELL_TREND_STAY')];
  if (stayScore >= enterScore) throw new SettingsError('GROUNDSWELL_TREND_STAY must be below GROUNDSWELL_TREND_ENTER');
  return {
    enterScore,
    stayScore,
    leastActors: settings.get('GROUNDSWELL_TREND_LEAST_ACTORS'),
    newcomerWeight: settings.get('GROUNDSWELL_TREND_NEWCOMER_WEIGHT'),
    networkWeight: settings.get('GROUNDSWELL_TREND_NETWORK_WEIGHT'),
  };
}
