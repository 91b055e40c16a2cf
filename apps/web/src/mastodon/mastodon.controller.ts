import { Controller, Get, Header, Query, Req, Res, SerializeOptions } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CACHING } from '../answering/caching.ts';
import { linkHeader } from './link-header.ts';
import { type MastodonQuery, mastodonQuery, mastodonTag, type MastodonTagAnswer } from './mastodon.schema.ts';
import { SiteAddress } from './site-address.ts';
import { TagsRead } from './tags.read.ts';

/** Mastodon's trends, so that its clients work unchanged. `/api/v1/trends` is the older name of `/api/v1/trends/tags`. */
@Controller('api/v1/trends')
export class MastodonController {
  constructor(
    private readonly read: TagsRead,
    private readonly address: SiteAddress,
  ) {}

  @Get(['', 'tags'])
  @Header('Cache-Control', CACHING.mastodon)
  @SerializeOptions({ schema: mastodonTag })
  async tags(
    @Query({ schema: mastodonQuery }) query: MastodonQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MastodonTagAnswer[]> {
    const site = this.address.of(request);
    const { tags, more } = await this.read.answer({ ...query, site });
    const link = linkHeader(`${site}${request.path}`, query, more);
    if (link !== undefined) response.setHeader('Link', link);
    return tags;
  }
}
