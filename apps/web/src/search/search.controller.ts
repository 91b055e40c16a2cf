import { Controller, Get, Header, Query, SerializeOptions } from '@nestjs/common';
import { CACHING } from '../answering/caching.ts';
import { SearchRead } from './search.read.ts';
import { type FoundTopicsAnswer, foundTopics, type SearchQuery, searchQuery } from './search.schema.ts';

@Controller('v1/search')
export class SearchController {
  constructor(private readonly read: SearchRead) {}

  @Get()
  @Header('Cache-Control', CACHING.calm)
  @SerializeOptions({ schema: foundTopics })
  search(@Query({ schema: searchQuery }) query: SearchQuery): Promise<FoundTopicsAnswer> {
    return this.read.answer(query);
  }
}
