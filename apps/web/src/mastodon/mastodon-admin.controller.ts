import { Controller, Get, Header, HttpCode, Param, Post, Query, Req, Res, SerializeOptions, UseGuards } from '@nestjs/common';
import { KeyOrRoleGuard, NeedsRole, Passed, type Passer } from '@groundswell/auth';
import { type Decision, ModerationDesk } from '@groundswell/trend';
import type { Request, Response } from 'express';
import { CACHING } from '../answering/caching.ts';
import { authorOf } from '../moderation/author.ts';
import { topicOfPath } from '../topics/topic-name.ts';
import { AdminTagsRead } from './admin-tags.read.ts';
import { linkHeader } from './link-header.ts';
import { adminTag, type AdminTagAnswer, type MastodonQuery, mastodonQuery } from './mastodon.schema.ts';
import { SiteAddress } from './site-address.ts';

/** Who decides by way of a Mastodon client with the operator key, in the audit trail. */
const AUTHOR = { by: 'mastodon client' };

/** Mastodon's trends for moderators. The token is the operator key; a tag's id is its topic. */
@Controller('api/v1/admin/trends/tags')
@UseGuards(KeyOrRoleGuard)
@NeedsRole('moderator')
export class MastodonAdminController {
  constructor(
    private readonly read: AdminTagsRead,
    private readonly desk: ModerationDesk,
    private readonly site: SiteAddress,
  ) {}

  @Get()
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: adminTag })
  async tags(
    @Query({ schema: mastodonQuery }) query: MastodonQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AdminTagAnswer[]> {
    const site = this.site.of(request);
    const { tags, more } = await this.read.answer({ ...query, site });
    const link = linkHeader(`${site}${request.path}`, query, more);
    if (link !== undefined) response.setHeader('Link', link);
    return tags;
  }

  @Post(':tag/approve')
  @HttpCode(200)
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: adminTag })
  approve(@Param('tag') tag: string, @Passed() passer: Passer, @Req() request: Request): Promise<AdminTagAnswer> {
    return this.decide(tag, 'allowed', passer, request);
  }

  @Post(':tag/reject')
  @HttpCode(200)
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: adminTag })
  reject(@Param('tag') tag: string, @Passed() passer: Passer, @Req() request: Request): Promise<AdminTagAnswer> {
    return this.decide(tag, 'denied', passer, request);
  }

  private async decide(tag: string, decision: Decision, passer: Passer, request: Request): Promise<AdminTagAnswer> {
    const topic = topicOfPath(tag);
    await this.desk.decide(topic, decision, authorOf(AUTHOR, passer));
    const { tags } = await this.read.answer({ limit: 1, offset: 0, site: this.site.of(request), only: topic });
    return tags[0] as AdminTagAnswer;
  }
}
