import { Module } from '@nestjs/common';
import { Networks } from '@groundswell/activity';
import { DeploymentKey, KeyedHash } from '@groundswell/security';
import { DeploymentKeyModule } from './deployment-key.module.ts';

/** Provides `Networks`, hashed with the deployment's key. */
@Module({
  imports: [DeploymentKeyModule],
  providers: [
    {
      provide: Networks,
      inject: [DeploymentKey],
      useFactory: async (key: DeploymentKey) => new Networks(new KeyedHash(await key.text(), 'network')),
    },
  ],
  exports: [Networks],
})
export class NetworksModule {}
