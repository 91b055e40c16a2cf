import { Controller, Delete, Header, HttpCode, Param, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { KeyOrRoleGuard, Passed, type Passer } from '@groundswell/auth';
import { InvalidInputError } from '@groundswell/kernel';
import { ActorErasures } from '@groundswell/privacy';
import { CACHING } from '../answering/caching.ts';
import { ActorNames, textOfHash } from '../moderation/actor-names.ts';
import { authorOf } from '../moderation/author.ts';
import { actorHash } from '../moderation/moderation.schema.ts';
import { actorErasure, type ActorErasureAnswer, type ErasureQuery, erasureQuery } from './erasure.schema.ts';

const MOST_CHARACTERS = 200;

/** Forgets actors that have no account. An id stands in the address, which access logs do not hold: they hold the route. */
@Controller('v1/actors')
@UseGuards(KeyOrRoleGuard)
export class ActorsController {
  constructor(
    private readonly erasures: ActorErasures,
    private readonly names: ActorNames,
  ) {}

  /** May be repeated, which tells how far it is. */
  @Delete(':actor')
  @HttpCode(202)
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: actorErasure })
  async erase(
    @Param('actor') actor: string,
    @Query({ schema: erasureQuery }) { as, ...author }: ErasureQuery,
    @Passed() passer: Passer,
  ): Promise<ActorErasureAnswer> {
    if (as === 'hash' && !actorHash.safeParse(actor).success)
      throw new InvalidInputError('a hash has twelve hexadecimal digits', { field: 'actor' });
    if (actor.length > MOST_CHARACTERS) throw new InvalidInputError('an id has 200 characters at most', { field: 'actor' });
    const [hash = 0] = await this.names.hashesOf([as === 'hash' ? { hash: actor } : { id: actor }]);
    const { state, done } = await this.erasures.order(hash, authorOf(author, passer));
    return { actor: textOfHash(hash), state, done: [...done] };
  }
}
