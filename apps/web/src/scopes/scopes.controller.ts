import { Controller, Get, Header, SerializeOptions } from '@nestjs/common';
import { CACHING } from '../answering/caching.ts';
import { ScopesRead } from './scopes.read.ts';
import { type ScopeListAnswer, scopeList } from './scopes.schema.ts';

@Controller('v1/scopes')
export class ScopesController {
  constructor(private readonly read: ScopesRead) {}

  @Get()
  @Header('Cache-Control', CACHING.calm)
  @SerializeOptions({ schema: scopeList })
  list(): Promise<ScopeListAnswer> {
    return this.read.answer();
  }
}
