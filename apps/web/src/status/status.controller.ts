import { Controller, Get, Header, SerializeOptions } from '@nestjs/common';
import { CACHING } from '../answering/caching.ts';
import { StatusRead } from './status.read.ts';
import { status, type StatusAnswer } from './status.schema.ts';

@Controller('v1/status')
export class StatusController {
  constructor(private readonly read: StatusRead) {}

  @Get()
  @Header('Cache-Control', CACHING.live)
  @SerializeOptions({ schema: status })
  health(): Promise<StatusAnswer> {
    return this.read.answer();
  }
}
