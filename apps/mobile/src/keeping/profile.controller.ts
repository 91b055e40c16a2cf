import { Body, Controller, Get, Put, SerializeOptions, UseGuards } from '@nestjs/common';
import { Person, type SignedIn, SignedInGuard } from '@groundswell/auth';
import { EMPTY_PROFILE, Keeper, type Profile, PROFILE_ID, profileSchema } from '@groundswell/feed';
import { RateGuard, Rates } from '@groundswell/http';
import { keptProfile, type KeptProfileAnswer } from './keeping.schema.ts';
import { OwnItems } from './own-items.ts';

/** What a person wants of Groundswell, and where they are. */
@Controller('v1/profile')
@UseGuards(SignedInGuard, RateGuard)
@Rates([{ each: 'account', perSecond: 10 }])
export class ProfileController {
  constructor(
    private readonly keeper: Keeper,
    private readonly own: OwnItems,
  ) {}

  @Get()
  @SerializeOptions({ schema: keptProfile })
  async show(@Person() { accountId }: SignedIn): Promise<KeptProfileAnswer> {
    const kept = await this.keeper.find(accountId, 'profile', PROFILE_ID);
    return kept?.value === undefined
      ? { version: 0, profile: EMPTY_PROFILE }
      : { version: kept.version, changedAt: new Date(kept.changedAt).toISOString(), profile: kept.value };
  }

  @Put()
  @SerializeOptions({ schema: keptProfile })
  async save(@Person() { accountId }: SignedIn, @Body({ schema: profileSchema }) profile: Profile): Promise<KeptProfileAnswer> {
    const { version, changedAt } = await this.own.set(accountId, 'profile', PROFILE_ID, profile);
    return { version, changedAt: new Date(changedAt).toISOString(), profile };
  }
}
