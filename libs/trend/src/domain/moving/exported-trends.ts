/** What an export says of itself. */
export interface ExportManifest {
  readonly format: 'groundswell-trends';
  /** 3; those of version 2 brought no people and nobody who was erased, those of version 1 no decisions either. */
  readonly version: 1 | 2 | 3;
  /** The time up to which it counts, epoch milliseconds. */
  readonly exportedAt: number;
  /** Every hour up to this one (since the Unix epoch) was closed. */
  readonly foldedThrough: number;
  /** Activities counted since the deployment began. */
  readonly activities: number;
  /** Tells whether another deployment hashes actors by the same key: the same actor is one to both only then. */
  readonly keyMark: string;
}

/** A stored part, as the ranker wrote it, but that it names no deltas: those of one deployment mean nothing to another. */
export interface ExportedPart {
  readonly group: string;
  readonly name: string;
  /** Epoch milliseconds after which nobody needs it. */
  readonly expiresAt: number;
  readonly body: Uint8Array;
}
