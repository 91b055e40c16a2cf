import { Controller, Delete, Get, Injectable, Param, Put, SerializeOptions, UseGuards } from '@nestjs/common';
import { Person, type SignedIn, SignedInGuard } from '@groundswell/auth';
import { Keeper, type KeptItem } from '@groundswell/feed';
import { RateGuard, Rates } from '@groundswell/http';
import { keptTopic, type KeptTopicAnswer, keptTopics, type KeptTopicsAnswer, removed, type RemovedAnswer } from './keeping.schema.ts';
import { OwnItems } from './own-items.ts';

type TopicCollection = 'follows' | 'mutes';

/** Routes of a collection of topics. */
@Injectable()
abstract class WatchedTopicsController {
  protected abstract readonly collection: TopicCollection;

  constructor(
    private readonly keeper: Keeper,
    private readonly own: OwnItems,
  ) {}

  @Get()
  @SerializeOptions({ schema: keptTopics })
  async list(@Person() { accountId }: SignedIn): Promise<KeptTopicsAnswer> {
    return { topics: (await this.keeper.list(accountId, this.collection)).map(presentTopic) };
  }

  @Put(':topic')
  @SerializeOptions({ schema: keptTopic })
  async add(@Person() { accountId }: SignedIn, @Param('topic') topic: string): Promise<KeptTopicAnswer> {
    return presentTopic(await this.own.set(accountId, this.collection, topic, {}));
  }

  @Delete(':topic')
  @SerializeOptions({ schema: removed })
  async remove(@Person() { accountId }: SignedIn, @Param('topic') topic: string): Promise<RemovedAnswer> {
    await this.own.remove(accountId, this.collection, topic);
    return { removed: true };
  }
}

/** Topics that a person follows: their feed is made of them, and of what people like them follow. */
@Controller('v1/follows')
@UseGuards(SignedInGuard, RateGuard)
@Rates([{ each: 'account', perSecond: 10 }])
export class FollowsController extends WatchedTopicsController {
  protected readonly collection = 'follows';
}

/** Topics that a person never wants to see. */
@Controller('v1/mutes')
@UseGuards(SignedInGuard, RateGuard)
@Rates([{ each: 'account', perSecond: 10 }])
export class MutesController extends WatchedTopicsController {
  protected readonly collection = 'mutes';
}

function presentTopic({ id, version, changedAt }: KeptItem): KeptTopicAnswer {
  return { topic: id, version, changedAt: new Date(changedAt).toISOString() };
}
