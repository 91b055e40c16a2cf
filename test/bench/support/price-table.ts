/**
 * What AWS asks: on-demand list prices of us-east-1 in US dollars, without free tiers or discounts.
 * Read in 2026 from the pricing pages of each service (aws.amazon.com/dynamodb/pricing,
 * /kinesis/data-streams/pricing, /lambda/pricing). Prices change: this is the only place they stand.
 */
export const PRICES = {
  source: 'AWS list prices, us-east-1, on demand',
  readIn: '2026',
  dynamodb: {
    /** A write of up to 1 KB. */
    writeUnit: 0.625 / 1e6,
    /** A strongly consistent read of up to 4 KB. */
    readUnit: 0.125 / 1e6,
  },
  kinesis: {
    /** Provisioned: an open shard, 1 MB/s or 1,000 records/s in. */
    shardHour: 0.015,
    /** Provisioned: a put of up to 25 KB. */
    putUnit: 0.014 / 1e6,
    /** On demand. Records are rounded up to 1 KB. */
    streamHour: 0.04,
    gigabyteIn: 0.08,
    gigabyteOut: 0.04,
  },
  lambda: {
    /** arm64. */
    gigabyteSecond: 0.000_013_333_4,
    request: 0.2 / 1e6,
  },
} as const;
