import { Controller, Get, Header, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { Person, type SignedIn, SignedInGuard } from '@groundswell/auth';
import {
  Feed,
  feedPage,
  type FeedPageAnswer,
  feedQuery,
  type FeedQuery,
  trendsForYou,
  type TrendsForYouAnswer,
  TrendsForYouReader,
  trendsForYouQuery,
  type TrendsForYouQuery,
} from '@groundswell/feed';
import { RateGuard, Rates } from '@groundswell/http';

/** Kept by the person's own device alone, which asks whether it still holds before it is shown. */
const OWN_DEVICE = 'private, no-cache';

/** What a person may like to see, and why. */
@Controller('v1')
@UseGuards(SignedInGuard, RateGuard)
@Rates([{ each: 'account', perSecond: 10 }])
export class FeedController {
  constructor(
    private readonly feed: Feed,
    private readonly trendsForYou: TrendsForYouReader,
  ) {}

  @Get('feed')
  @Header('Cache-Control', OWN_DEVICE)
  @Header('Vary', 'Authorization')
  @SerializeOptions({ schema: feedPage })
  page(@Person() { accountId }: SignedIn, @Query({ schema: feedQuery }) query: FeedQuery): Promise<FeedPageAnswer> {
    return this.feed.page({ person: accountId, ...query });
  }

  @Get('trends/for-you')
  @Header('Cache-Control', OWN_DEVICE)
  @Header('Vary', 'Authorization')
  @SerializeOptions({ schema: trendsForYou })
  trends(
    @Person() { accountId }: SignedIn,
    @Query({ schema: trendsForYouQuery }) { limit }: TrendsForYouQuery,
  ): Promise<TrendsForYouAnswer> {
    return this.trendsForYou.read(accountId, limit);
  }
}
