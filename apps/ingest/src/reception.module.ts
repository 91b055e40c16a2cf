import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { ActivityStream, Intake, SourceDirectory, Sources } from '@groundswell/activity';
import { Clock, Ids } from '@groundswell/kernel';
import { LeasedRateLimiter, RateLimiter, TokenLeases } from '@groundswell/security';
import { BrowsersController } from './browsers/browsers.controller.ts';
import { MappingPreview } from './mapping/mapping-preview.ts';
import { MappingController } from './mapping/mapping.controller.ts';
import { ActivitiesController } from './sending/activities.controller.ts';
import { Reception } from './sending/reception.ts';
import { SegmentController } from './sending/segment.controller.ts';

/** The routes of the function `ingest`. */
@Module({
  controllers: [ActivitiesController, SegmentController, BrowsersController, MappingController],
  providers: [
    Reception,
    MappingPreview,
    {
      provide: SourceDirectory,
      inject: [Sources, Clock],
      useFactory: (sources: Sources, clock: Clock) => new SourceDirectory(sources, clock),
    },
    {
      provide: RateLimiter,
      inject: [TokenLeases, Clock],
      useFactory: (leases: TokenLeases, clock: Clock) => new LeasedRateLimiter(leases, clock),
    },
    {
      provide: Intake,
      inject: [ActivityStream, RateLimiter, Clock, Ids],
      useFactory: (stream: ActivityStream, limiter: RateLimiter, clock: Clock, ids: Ids) => new Intake(stream, limiter, clock, ids),
    },
  ],
})
export class ReceptionModule {
  /** @param ports modules that export `Sources`, `OperatorKeys`, `TokenLeases`, `ActivityStream` and `Networks` */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: ReceptionModule, imports: ports };
  }
}
