import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { ItemResult, ProtocolName } from '@groundswell/activity';
import type { HttpRequest } from '@groundswell/http';
import { Reception } from './reception.ts';

/** Segment's answer, and what it leaves open: which items were refused, or taken with a warning. */
interface SegmentAnswer {
  readonly success: true;
  readonly accepted: number;
  readonly refused: number;
  readonly dropped?: number;
  readonly results?: readonly ItemResult[];
}

/** Segment's HTTP API. The short paths are those of its browser SDK. */
@Controller('v1')
export class SegmentController {
  constructor(private readonly reception: Reception) {}

  @Post(['batch', 'b'])
  @HttpCode(200)
  batch(@Req() request: HttpRequest): Promise<SegmentAnswer> {
    return this.answer('batch', request);
  }

  @Post(['track', 't'])
  @HttpCode(200)
  track(@Req() request: HttpRequest): Promise<SegmentAnswer> {
    return this.answer('track', request);
  }

  @Post(['identify', 'i'])
  @HttpCode(200)
  identify(@Req() request: HttpRequest): Promise<SegmentAnswer> {
    return this.answer('identify', request);
  }

  @Post(['page', 'p'])
  @HttpCode(200)
  page(@Req() request: HttpRequest): Promise<SegmentAnswer> {
    return this.answer('page', request);
  }

  @Post(['screen', 's'])
  @HttpCode(200)
  screen(@Req() request: HttpRequest): Promise<SegmentAnswer> {
    return this.answer('screen', request);
  }

  @Post(['group', 'g'])
  @HttpCode(200)
  group(@Req() request: HttpRequest): Promise<SegmentAnswer> {
    return this.answer('group', request);
  }

  @Post(['alias', 'a'])
  @HttpCode(200)
  alias(@Req() request: HttpRequest): Promise<SegmentAnswer> {
    return this.answer('alias', request);
  }

  private async answer(protocol: ProtocolName, request: HttpRequest): Promise<SegmentAnswer> {
    const { accepted, refused, dropped, results } = await this.reception.receive(protocol, request);
    return { success: true, accepted, refused, ...(dropped !== undefined && { dropped }), ...(results.length === 0 ? {} : { results }) };
  }
}
