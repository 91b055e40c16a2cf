import { Body, Controller, HttpCode, Post, Req, SerializeOptions, UseGuards } from '@nestjs/common';
import { activitiesResult, Networks, type Receipt, regionOf } from '@groundswell/activity';
import { Person, type SignedIn, SignedInGuard } from '@groundswell/auth';
import { type OwnActivities, ownActivities, Posting } from '@groundswell/feed';
import { type HttpRequest, RateGuard, Rates } from '@groundswell/http';

/** Activities of the person who is signed in: they count as everybody's do, and name nobody. */
@Controller('v1/me/activities')
@UseGuards(SignedInGuard, RateGuard)
// Beside the rate of what is in them: requests that are refused cost something, too.
@Rates([{ each: 'account', perSecond: 5 }])
export class OwnActivitiesController {
  constructor(
    private readonly posting: Posting,
    private readonly networks: Networks,
  ) {}

  @Post()
  @HttpCode(200)
  @SerializeOptions({ schema: activitiesResult })
  post(
    @Person() { accountId }: SignedIn,
    @Body({ schema: ownActivities }) activities: OwnActivities,
    @Req() request: HttpRequest,
  ): Promise<Receipt> {
    return this.posting.post(accountId, activities, {
      correlationId: request.correlationId,
      network: this.networks.of(request),
      country: regionOf(request.headers['cloudfront-viewer-country']),
    });
  }
}
