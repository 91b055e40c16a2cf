import type { Scope } from '@groundswell/topic';
import type { ScopeSummary, Trend, TrendList } from '../trend-list.ts';
import { pack, unpack } from './packing.ts';

/** Version 1: JSON, a trend as an array in the order of `asArray`. */
const VERSION = 1;
/** An item of 4 KB is read for half a read unit; what its keys and other attributes take is left free. */
export const MAX_LIST_BYTES = 4_096 - 256;

type TrendArray = readonly [string, string, number, number, number, number, number, number, number, number, readonly number[]];

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
  const { scope, at, trends } = JSON.parse(text('a list', bytes)) as { scope: Scope; at: number; trends: TrendArray[] };
  return { scope, at, trends: trends.map(asTrend) };
}

export function encodeScopes(scopes: readonly ScopeSummary[]): Uint8Array {
  return pack(VERSION, Buffer.from(JSON.stringify(scopes.map(({ scope, actorsPerDay, trending }) => [scope, actorsPerDay, trending]))));
}

/** @throws MalformedBytesError when the bytes are damaged or of a version that this code does not know */
export function decodeScopes(bytes: Uint8Array): readonly ScopeSummary[] {
  const rows = JSON.parse(text('scopes', bytes)) as [Scope, number, number][];
  return rows.map(([scope, actorsPerDay, trending]) => ({ scope, actorsPerDay, trending }));
}

function text(what: string, bytes: Uint8Array): string {
  return Buffer.from(unpack(what, VERSION, bytes)).toString();
}

function packList(list: TrendList): Uint8Array {
  return pack(VERSION, Buffer.from(JSON.stringify({ ...list, trends: list.trends.map(asArray) })));
}

/** Eight levels: enough to draw. */
function coarse(bins: readonly number[]): readonly number[] {
  const step = Math.max(1, Math.ceil(Math.max(...bins) / 8));
  return bins.map((bin) => Math.round(bin / step) * step);
}

function asArray(trend: Trend): TrendArray {
  const { topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay, startedAt, sparkline } = trend;
  return [topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay, startedAt, sparkline];
}

function asTrend(array: TrendArray): Trend {
  const [topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay, startedAt, sparkline] = array;
  return { topic, label, score, windowMinutes, observed, expected, uses, concentration, actorsPerDay, startedAt, sparkline };
}
