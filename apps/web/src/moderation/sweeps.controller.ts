import { Body, Controller, Delete, Get, Header, Param, Put, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { KeyOrRoleGuard, NeedsRole, Passed, type Passer } from '@groundswell/auth';
import { Clock, HOUR, InvalidInputError, MINUTE, NotFoundError } from '@groundswell/kernel';
import { normaliseTopic } from '@groundswell/topic';
import { ModerationBook, ModerationDesk, type SweepOrder } from '@groundswell/trend';
import { CACHING } from '../answering/caching.ts';
import { ActorNames } from './actor-names.ts';
import { authorOf } from './author.ts';
import {
  type EndSweepQuery,
  endSweepQuery,
  sweep,
  type SweepAnswer,
  type SweepInput,
  sweepInput,
  sweeps,
  type SweepsAnswer,
} from './moderation.schema.ts';
import { presentSweep } from './presented-sweep.ts';

/** Minutes that a sweep looks back and goes on where the order says nothing. */
const USUAL_MINUTES = 60;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Orders to ban those who use a topic: the ranker knows them, so it does it, at its next refresh. */
@Controller('v1/moderation/sweeps')
@UseGuards(KeyOrRoleGuard)
@NeedsRole('moderator')
export class SweepsController {
  constructor(
    private readonly book: ModerationBook,
    private readonly desk: ModerationDesk,
    private readonly names: ActorNames,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: sweeps })
  async list(): Promise<SweepsAnswer> {
    const now = this.clock.now();
    const { contents } = await this.book.read();
    return { sweeps: contents.sweeps.toReversed().map((each) => presentSweep(each, now)) };
  }

  /** The id is the caller's, so that an order whose answer was lost can be repeated. */
  @Put(':sweep')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: sweep })
  async order(@Param('sweep') id: string, @Body({ schema: sweepInput }) input: SweepInput, @Passed() passer: Passer): Promise<SweepAnswer> {
    if (!ID.test(id)) throw new InvalidInputError('An id has letters, digits and . _ -, at most 64', { field: 'sweep' });
    await this.desk.sweep(await this.orderOf(id, input), authorOf(input, passer));
    return this.present(id);
  }

  @Delete(':sweep')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: sweep })
  async end(
    @Param('sweep') id: string,
    @Query({ schema: endSweepQuery }) { keepBans, ...author }: EndSweepQuery,
    @Passed() passer: Passer,
  ): Promise<SweepAnswer> {
    await this.desk.endSweep(id, !keepBans, authorOf(author, passer));
    return this.present(id);
  }

  private async orderOf(id: string, input: SweepInput): Promise<SweepOrder> {
    const { pastMinutes = USUAL_MINUTES, forMinutes = USUAL_MINUTES, newerThanHours, network } = input;
    const topic = normaliseTopic(input.topic);
    if (topic === undefined) throw new InvalidInputError('topic is empty', { field: 'topic' });
    const now = this.clock.now();
    return {
      id,
      topic,
      from: now - pastMinutes * MINUTE,
      until: now + forMinutes * MINUTE,
      ...(newerThanHours !== undefined && { firstSeenAfter: now - newerThanHours * HOUR }),
      ...(network !== undefined && { network: await this.names.networkOf(network) }),
    };
  }

  private present(id: string): SweepAnswer {
    const found = this.book.known.contents.sweeps.find((each) => each.id === id);
    if (found === undefined) throw new NotFoundError('there is no such sweep');
    return presentSweep(found, this.clock.now());
  }
}
