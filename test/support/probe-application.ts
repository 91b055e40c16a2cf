import { Body, Controller, Get, Header, HttpCode, Ip, Module, Param, Post, Query, RawBody, Req, StreamableFile } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { z } from 'zod';
import { KnownError, NotFoundError, UnavailableError } from '@groundswell/kernel';
import { HTTP_APPLICATION_OPTIONS, type HttpOptions, type HttpRequest, prepareHttpApplication } from '@groundswell/http';
import { SettingsModule } from '@groundswell/settings';
import { Log, RuntimeModule } from '@groundswell/telemetry';

const Thing = z.strictObject({ name: z.string().max(100), properties: z.record(z.string(), z.unknown()).optional() });
const Search = z.object({ q: z.string().min(1), limit: z.coerce.number().int().min(1).max(20).default(10) });

class TeapotError extends KnownError {
  readonly code = 'teapot';
  readonly status = 418;
  override readonly details = { spout: 'short', status: 200 };
}

/** Routes that do what the HTTP library must cope with. */
@Controller()
export class ProbeController {
  constructor(private readonly log: Log) {}

  @Get('things/:id')
  thing(@Param('id') id: string): object {
    this.log.info(`asked for ${id}`, { id });
    return { id };
  }

  @Post('things')
  @HttpCode(201)
  create(@Body({ schema: Thing }) thing: z.infer<typeof Thing>): object {
    return { thing, polluted: 'polluted' in {} };
  }

  @Get('search')
  search(@Query({ schema: Search }) query: z.infer<typeof Search>): object {
    return query;
  }

  @Post('raw')
  raw(@RawBody() body: Buffer, @Req() request: HttpRequest): object {
    return { hex: body.toString('hex'), correlationId: request.correlationId };
  }

  @Get('address')
  address(@Ip() address: string): object {
    this.log.info('asked', { address });
    return { address };
  }

  @Get('empty')
  @HttpCode(204)
  empty(): void {}

  @Get('cached')
  @Header('cache-control', 'public, max-age=2')
  @Header('etag', '"1"')
  cached(): object {
    return { cached: true };
  }

  @Get('bytes')
  bytes(): StreamableFile {
    return new StreamableFile(Buffer.from([0, 255, 128, 10]), { type: 'application/octet-stream' });
  }

  @Get('defect')
  @Header('etag', '"2"')
  async defect(): Promise<never> {
    await new Promise((resolve) => setTimeout(resolve, 1));
    throw new Error('planted-detail of table groundswell-identity');
  }

  @Get('unavailable')
  unavailable(): never {
    throw new UnavailableError('The stream does not answer', 7, { cause: new Error('planted-cause') });
  }

  @Get('missing')
  missing(): never {
    throw new NotFoundError('There is no such thing');
  }

  @Get('teapot')
  teapot(): never {
    throw new TeapotError('I am a teapot');
  }
}

@Module({
  imports: [
    SettingsModule.reading(['GROUNDSWELL_STAGE', 'GROUNDSWELL_LOG_LEVEL', 'GROUNDSWELL_CLOCK_RATE', 'GROUNDSWELL_CLOCK_ORIGIN']),
    RuntimeModule,
  ],
  controllers: [ProbeController],
})
export class ProbeModule {}

/** An application of probe routes that logs into `lines`. */
export async function probeApplication(lines: string[], options: HttpOptions = {}): Promise<NestExpressApplication> {
  const testing = await Test.createTestingModule({ imports: [ProbeModule] })
    .overrideProvider(Log)
    .useValue(new Log({ level: 'debug', function: 'probe', write: (line) => lines.push(line) }))
    .compile();
  return prepareHttpApplication(testing.createNestApplication<NestExpressApplication>(HTTP_APPLICATION_OPTIONS), options);
}
