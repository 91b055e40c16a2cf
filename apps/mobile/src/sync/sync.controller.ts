import { Body, Controller, Get, HttpCode, Post, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { Person, type SignedIn, SignedInGuard } from '@groundswell/auth';
import { Keeper, type KeptItem, type MutationResult } from '@groundswell/feed';
import { RateGuard, Rates } from '@groundswell/http';
import { RateLimiter } from '@groundswell/security';
import {
  type Change,
  type ResultAnswer,
  syncAnswer,
  type SyncAnswer,
  syncChanges,
  type SyncChangesAnswer,
  syncInput,
  type SyncInput,
  syncQuery,
  type SyncQuery,
} from './sync.schema.ts';
import { SyncCursors } from './sync-cursors.ts';

const PAGE = 200;
/** Of an account, averaged over ten seconds: two full requests at once, then one in five seconds. */
const MUTATIONS_PER_SECOND = 20;

/** Brings the devices of a person to the same state, over whatever network they have. */
@Controller('v1/sync')
@UseGuards(SignedInGuard, RateGuard)
export class SyncController {
  constructor(
    private readonly keeper: Keeper,
    private readonly cursors: SyncCursors,
    private readonly limiter: RateLimiter,
  ) {}

  @Get()
  @Rates([{ each: 'account', perSecond: 10 }])
  @SerializeOptions({ schema: syncChanges })
  async pull(@Person() { accountId }: SignedIn, @Query({ schema: syncQuery }) { since, limit }: SyncQuery): Promise<SyncChangesAnswer> {
    return this.changes(accountId, since === undefined ? 0 : await this.cursors.open(accountId, since), limit);
  }

  /** The cursor is looked at first: a device that has to begin anew is told so before anything is done. */
  @Post()
  @HttpCode(200)
  @Rates([{ each: 'account', perSecond: 5 }])
  @SerializeOptions({ schema: syncAnswer })
  async push(@Person() { accountId }: SignedIn, @Body({ schema: syncInput }) { mutations, since }: SyncInput): Promise<SyncAnswer> {
    const sequence = since === undefined ? undefined : await this.cursors.open(accountId, since);
    if (mutations.length > 0) await this.limiter.charge(`mutations ${accountId}`, MUTATIONS_PER_SECOND, mutations.length);
    const results = await this.keeper.apply(accountId, mutations);
    return { results: results.map(presentResult), ...(sequence !== undefined && (await this.changes(accountId, sequence, PAGE))) };
  }

  private async changes(account: string, since: number, limit: number): Promise<SyncChangesAnswer> {
    const { changes, sequence, more } = await this.keeper.changes(account, since, limit);
    return { changes: changes.map(presentItem), cursor: await this.cursors.make(account, sequence), more };
  }
}

function presentItem({ changedAt, value, ...item }: KeptItem): Change {
  const content = value === undefined ? { deleted: true as const } : { value: { ...value } };
  return { ...item, changedAt: new Date(changedAt).toISOString(), ...content };
}

function presentResult({ collection: _collection, server, ...result }: MutationResult): ResultAnswer {
  return { ...result, ...(server && { server: presentItem(server) }) };
}
