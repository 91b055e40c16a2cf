import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { SyncController } from '../sync/sync.controller.ts';
import { SyncCursors } from '../sync/sync-cursors.ts';
import { AlertsController } from './alerts.controller.ts';
import { OwnItems } from './own-items.ts';
import { ProfileController } from './profile.controller.ts';
import { FollowsController, MutesController } from './watched-topics.controller.ts';

/** Routes of what people keep, item by item and as a whole. */
@Module({
  controllers: [ProfileController, FollowsController, MutesController, AlertsController, SyncController],
  providers: [OwnItems, SyncCursors],
})
export class KeepingApiModule {
  /** @param ports `PersonRoutesModule`, and what it is over */
  static over(ports: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return { module: KeepingApiModule, imports: ports };
  }
}
