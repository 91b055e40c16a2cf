import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  SerializeOptions,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { SourceDesk, type SourceSettings } from '@groundswell/activity';
import { KeyOrRoleGuard, Passed, type Passer } from '@groundswell/auth';
import { IdempotencyInterceptor } from '@groundswell/http';
import { InvalidInputError } from '@groundswell/kernel';
import { CACHING } from '../answering/caching.ts';
import { authorOf } from '../moderation/author.ts';
import { type AuthorInput, authorQuery } from '../moderation/moderation.schema.ts';
import { registeredSource, type RegisteredSourceAnswer } from '../operator/operator.schema.ts';
import { presentSource } from '../operator/presented-source.ts';
import { SourceTrailRead } from './source-trail.read.ts';
import {
  type KeyInput,
  keyInput,
  type SourceInput,
  sourceInput,
  sourceTrail,
  type SourceTrailAnswer,
  type SourceTrailQuery,
  sourceTrailQuery,
} from './sources.schema.ts';

/** Of write keys; a key itself is refused, since it must not stand in an address. */
const KEY_NAME = /^[\w-]{12}$/;
const ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Who may send: operators create sources, set what they may, rotate and revoke their keys. */
@Controller('v1/sources/:source')
@UseGuards(KeyOrRoleGuard)
export class SourceDeskController {
  constructor(
    private readonly desk: SourceDesk,
    private readonly trail: SourceTrailRead,
  ) {}

  /** The id is the caller's, so that what was lost can be repeated: a source that is there keeps its keys. */
  @Put()
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: registeredSource })
  async put(
    @Param('source') id: string,
    @Body({ schema: sourceInput }) input: SourceInput,
    @Passed() passer: Passer,
  ): Promise<RegisteredSourceAnswer> {
    if (!ID.test(id)) throw new InvalidInputError('An id has lower case letters, digits and -, at most 40', { field: 'source' });
    return presentSource(await this.desk.put(id, settingsOf(input), authorOf(input, passer)));
  }

  /** Each request adds one: with `Idempotency-Key` the same request adds it once. */
  @Post('keys')
  @HttpCode(200)
  @UseInterceptors(IdempotencyInterceptor)
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: registeredSource })
  async addKey(
    @Param('source') id: string,
    @Body({ schema: keyInput }) author: KeyInput,
    @Passed() passer: Passer,
  ): Promise<RegisteredSourceAnswer> {
    return presentSource(await this.desk.addKey(id, authorOf(author, passer)));
  }

  /** By the name that answers give the key: addresses end in logs. */
  @Delete('keys/:key')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: registeredSource })
  async revokeKey(
    @Param('source') id: string,
    @Param('key') name: string,
    @Query({ schema: authorQuery }) author: AuthorInput,
    @Passed() passer: Passer,
  ): Promise<RegisteredSourceAnswer> {
    if (!KEY_NAME.test(name))
      throw new InvalidInputError('A key is revoked by its name, twelve characters, not by itself', { field: 'key' });
    return presentSource(await this.desk.revokeKey(id, name, authorOf(author, passer)));
  }

  @Get('audit')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: sourceTrail })
  audit(@Param('source') source: string, @Query({ schema: sourceTrailQuery }) query: SourceTrailQuery): Promise<SourceTrailAnswer> {
    return this.trail.answer({ source, ...query });
  }
}

function settingsOf({ name, allowedKinds, ratePerSecond, servers }: SourceInput): SourceSettings {
  return {
    name,
    ...(allowedKinds !== undefined && { allowedKinds }),
    ...(ratePerSecond !== undefined && { ratePerSecond }),
    ...(servers !== undefined && { servers }),
  };
}
