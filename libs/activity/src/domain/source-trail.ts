import type { Source } from './source.ts';

/** What an operator did to a source. */
export type SourceAction = 'create' | 'settings' | 'add-key' | 'revoke-key' | 'replace-keys';

/** Who did it, in their own words, and why. */
export interface SourceAuthor {
  readonly by: string;
  readonly reason?: string;
}

/** Who did what to a source, when and why. */
export interface SourceDeed extends SourceAuthor {
  readonly action: SourceAction;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The settings as they became, where they changed. */
  readonly settings?: SourceSettings;
  /** The last four characters of the key that came or went. */
  readonly keyEnding?: string;
}

/** A deed as the trail keeps it. */
export interface SourceEntry extends SourceDeed {
  /** Grows with each change of the source; those that nobody answers for leave gaps. */
  readonly number: number;
}

/** What operators set of a source. */
export type SourceSettings = Pick<Source, 'name' | 'allowedKinds' | 'ratePerSecond' | 'servers'>;

/** What becomes of a source, and the deed that goes into its trail, if it is one. */
export interface SourceChange {
  readonly source: Source;
  readonly deed?: SourceDeed;
}
