import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { Receipt } from '@groundswell/activity';
import type { HttpRequest } from '@groundswell/http';
import { Reception } from './reception.ts';

/** Our own way in, and CloudEvents: both answer what became of each item. */
@Controller('v1')
export class ActivitiesController {
  constructor(private readonly reception: Reception) {}

  @Post('activities')
  @HttpCode(200)
  activities(@Req() request: HttpRequest): Promise<Receipt> {
    return this.reception.receive('activities', request);
  }

  @Post('events')
  @HttpCode(200)
  events(@Req() request: HttpRequest): Promise<Receipt> {
    return this.reception.receive('events', request);
  }
}
