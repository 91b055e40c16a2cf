import { Body, Controller, HttpCode, Param, Post, Put, Req, UseGuards } from '@nestjs/common';
import { checkMapping, Sources, type MappingRules, type Source } from '@groundswell/activity';
import { OperatorGuard } from '@groundswell/auth';
import type { HttpRequest } from '@groundswell/http';
import { NotFoundError } from '@groundswell/kernel';
import { MappingPreview, type MappedEvent } from './mapping-preview.ts';
import { previewSchema, rulesSchema, type PreviewRequest } from './mapping.schema.ts';

/** How a source's events become kinds and topics, for operators. */
@Controller('v1/sources/:source/mapping')
@UseGuards(OperatorGuard)
export class MappingController {
  constructor(
    private readonly sources: Sources,
    private readonly preview: MappingPreview,
  ) {}

  /** Replaces the source's rules; they hold everywhere within seconds. */
  @Put()
  async save(@Param('source') id: string, @Body({ schema: rulesSchema }) mapping: MappingRules): Promise<MappingRules> {
    // Templates that can't be read are refused here, not when an event comes.
    checkMapping(mapping);
    // Keys that are changed at the same time stay changed.
    const saved = await this.sources.change(id, (source) => (source === undefined ? undefined : { source: { ...source, mapping } }));
    if (saved === undefined) throw new NotFoundError('There is no such source.');
    return mapping;
  }

  @Post('preview')
  @HttpCode(200)
  async show(
    @Param('source') id: string,
    @Body({ schema: previewSchema }) request: PreviewRequest,
    @Req() { correlationId }: HttpRequest,
  ): Promise<MappedEvent> {
    return this.preview.show(await this.source(id), request, correlationId);
  }

  private async source(id: string): Promise<Source> {
    const source = await this.sources.byId(id);
    if (source === undefined) throw new NotFoundError('There is no such source.');
    return source;
  }
}
