import { Controller, Get, HttpCode, Options, Param, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { SourceDirectory, UnknownWriteKeyError } from '@groundswell/activity';
import type { HttpRequest } from '@groundswell/http';
import { allowAnyOrigin, answerPreflight } from './cross-origin.ts';

/** What Segment's browser SDK asks before it sends. */
@Controller('v1')
export class BrowsersController {
  constructor(private readonly directory: SourceDirectory) {}

  @Options(['activities', 'batch', 'track', 'identify', 'page', 'screen', 'group', 'alias'])
  @HttpCode(204)
  preflight(@Res({ passthrough: true }) response: Response): void {
    answerPreflight(response);
  }

  /**
   * Where analytics.js is to send: here.
   * @throws UnknownWriteKeyError
   */
  @Get('projects/:key/settings')
  async settings(@Param('key') key: string, @Req() request: HttpRequest): Promise<object> {
    allowAnyOrigin(request.res);
    if ((await this.directory.find(key.slice(0, 200))) === undefined) throw new UnknownWriteKeyError('The write key is missing or wrong.');
    return { integrations: { 'Segment.io': { apiKey: key, apiHost: `${request.headers.host ?? 'localhost'}/v1` } }, plan: {} };
  }
}
