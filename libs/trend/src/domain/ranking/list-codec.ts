import type { Scope } from '@groundswell/topic';
import type { ScopeSummary, Trend, TrendList } from '../trend-list.ts';
import { pack, unpack } from './packing.ts';

/**
 * Version 2: JSON, a trend as an array in the order of `asArray`, times as milliseconds before that of
 * the list. Version 1 had times as they are, and neither trust, rarity nor the peak.
 */
const VERSION = 2;
const WITHOUT_PEAKS = 1;
const SCOPES_VERSION = 1;
/** An item of 4 KB is read for half a read unit; what its keys and other attributes take is left free. */
export const MAX_LIST_BYTES = 4_096 - 256;

type TrendArray = readonly [
  ...counts: TrendCounts,
  startedBefore: number,
  sparkline: readonly number[],
  trust: number,
  rarityDays: number | null,
  peakScore: number,
  peakBefore: number,
];
type FirstTrendArray = readonly [...counts: TrendCounts, startedAt: number, sparkline: readonly number[]];
type TrendCounts = readonly [
  topic: string,
  label: string,
  score: number,
  windowMinutes: number,
  observed: number,
  expected: number,
  uses: number,
  concentration: number,
  actorsPerDay: number,
];

/** The bytes of a list, and what of it they hold: where it is too large, sparklines lose precision, then the tail goes. */
export function encodeList(list: TrendList): { readonly bytes: Uint8Array; readonly list: TrendList } {
  let fitting = list;
  let bytes = packList(fitting);
  if (bytes.length > MAX_LIST_BYTES) {
    fitting = { ...list, trends: list.trends.map((trend) => ({ ...trend, sparkline: coarse(trend.sparkline) })) };
    bytes = packList(fitting);
  }
  while (bytes.length > MAX_LIST_BYTES) {
    fitting = { ...fitting, trends: fitting.trends.slice(0, -1) };
    bytes = packList(fitting);
  }
  return { bytes, list: fitting };
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeList(bytes: Uint8Array): TrendList {
  const version = bytes[0] === WITHOUT_PEAKS ? WITHOUT_PEAKS : VERSION;
  const { scope, at, trends } = JSON.parse(text('a list', version, bytes)) as { scope: Scope; at: number; trends: readonly unknown[] };
  if (version === WITHOUT_PEAKS) return { scope, at, trends: (trends as FirstTrendArray[]).map(asFirstTrend) };
  return { scope, at, trends: (trends as TrendArray[]).map((array) => asTrend(array, at)) };
}

export function encodeScopes(scopes: readonly ScopeSummary[]): Uint8Array {
  return pack(
    SCOPES_VERSION,
    Buffer.from(JSON.stringify(scopes.map(({ scope, actorsPerDay, trending }) => [scope, actorsPerDay, trending]))),
  );
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeScopes(bytes: Uint8Array): readonly ScopeSummary[] {
  const rows = JSON.parse(text('scopes', SCOPES_VERSION, bytes)) as [Scope, number, number][];
  return rows.map(([scope, actorsPerDay, trending]) => ({ scope, actorsPerDay, trending }));
}

function text(what: string, version: number, bytes: Uint8Array): string {
  return Buffer.from(unpack(what, version, bytes)).toString();
}

function packList(list: TrendList): Uint8Array {
  return pack(VERSION, Buffer.from(JSON.stringify({ ...list, trends: list.trends.map((trend) => asArray(trend, list.at)) })));
}

/** Eight levels: enough to draw. */
function coarse(bins: readonly number[]): readonly number[] {
  const step = Math.max(1, Math.ceil(Math.max(...bins) / 8));
  return bins.map((bin) => Math.round(bin / step) * step);
}

function asArray(trend: Trend, at: number): TrendArray {
  const { topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay, sparkline } = trend;
  const { startedAt, trust, rarityDays = null, peakScore, peakAt } = trend;
  const counts: TrendCounts = [topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay];
  return [...counts, at - startedAt, sparkline, trust, rarityDays, peakScore, at - peakAt];
}

function asTrend(array: TrendArray, at: number): Trend {
  const [topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay, ...rest] = array;
  const [startedBefore, sparkline, trust, rarityDays, peakScore, peakBefore] = rest;
  const counts = { topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay };
  const rarity = rarityDays === null ? {} : { rarityDays };
  return { ...counts, trust, ...rarity, startedAt: at - startedBefore, peakScore, peakAt: at - peakBefore, sparkline };
}

function asFirstTrend(array: FirstTrendArray): Trend {
  const [topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay, startedAt, sparkline] = array;
  const counts = { topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay };
  return { ...counts, trust: 1, startedAt, peakScore: score, peakAt: startedAt, sparkline };
}
