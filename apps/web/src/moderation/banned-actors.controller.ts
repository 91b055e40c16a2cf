import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { KeyOrRoleGuard, NeedsRole, Passed, type Passer } from '@groundswell/auth';
import { NotFoundError } from '@groundswell/kernel';
import { type Changed, ModerationDesk } from '@groundswell/trend';
import { CACHING } from '../answering/caching.ts';
import { ActorNames, hashOfText } from './actor-names.ts';
import { authorOf } from './author.ts';
import { BannedActorsRead } from './banned-actors.read.ts';
import {
  actorHash,
  actorsChanged,
  type ActorsChangedAnswer,
  type ActorsInput,
  actorsInput,
  type AuthorInput,
  authorQuery,
  bannedActors,
  type BannedActorsAnswer,
  type BansQuery,
  bansQuery,
} from './moderation.schema.ts';

/** Actors whose activity counts nothing. */
@Controller('v1/moderation/actors')
@UseGuards(KeyOrRoleGuard)
@NeedsRole('moderator')
export class BannedActorsController {
  constructor(
    private readonly desk: ModerationDesk,
    private readonly list: BannedActorsRead,
    private readonly names: ActorNames,
  ) {}

  @Get()
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: bannedActors })
  banned(@Query({ schema: bansQuery }) query: BansQuery): Promise<BannedActorsAnswer> {
    return this.list.answer(query);
  }

  @Put()
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: actorsChanged })
  async ban(@Body({ schema: actorsInput }) { actors, ...author }: ActorsInput, @Passed() passer: Passer): Promise<ActorsChangedAnswer> {
    return present(await this.desk.ban(await this.names.hashesOf(actors), authorOf(author, passer)));
  }

  /** By ids, too, which must stand in no address: addresses are logged. */
  @Post('lift')
  @HttpCode(200)
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: actorsChanged })
  async lift(@Body({ schema: actorsInput }) { actors, ...author }: ActorsInput, @Passed() passer: Passer): Promise<ActorsChangedAnswer> {
    return present(await this.desk.liftActors(await this.names.hashesOf(actors), authorOf(author, passer)));
  }

  @Delete(':actor')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: actorsChanged })
  async liftOne(
    @Param('actor') actor: string,
    @Query({ schema: authorQuery }) author: AuthorInput,
    @Passed() passer: Passer,
  ): Promise<ActorsChangedAnswer> {
    if (!actorHash.safeParse(actor).success) throw new NotFoundError('that is no hash of an actor');
    return present(await this.desk.liftActors([hashOfText(actor)], authorOf(author, passer)));
  }
}

function present({ count, entry }: Changed): ActorsChangedAnswer {
  return { changed: count, ...(entry !== undefined && { entry }) };
}
