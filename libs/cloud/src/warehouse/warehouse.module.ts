import { RedshiftDataClient } from '@aws-sdk/client-redshift-data';
import { Module } from '@nestjs/common';
import { Ids } from '@groundswell/kernel';
import { Settings, SettingsError } from '@groundswell/settings';
import { LandedObjects, Warehouse } from '@groundswell/warehouse';
import { awsClientSettings } from '../aws-clients.ts';
import { createS3Client } from '../s3-client.ts';
import { PostgresqlWarehouse } from './postgresql-warehouse.ts';
import { RedshiftWarehouse } from './redshift-warehouse.ts';
import { S3LandedObjects } from './s3-landed-objects.ts';

/** Milliseconds in which S3 has to give the next piece of an object: those of a batch are many times larger than an item. */
const READING = 15_000;

/**
 * The warehouse that the settings name; undefined where they name none.
 * @throws SettingsError for a workgroup without the role that Redshift reads the archive with
 */
export function warehouseOf(settings: Settings, objects: S3LandedObjects, ids: Ids): Warehouse | undefined {
  const url = settings.get('GROUNDSWELL_WAREHOUSE_URL');
  if (url !== undefined) return new PostgresqlWarehouse(url, objects);
  const workgroup = settings.get('GROUNDSWELL_WAREHOUSE_WORKGROUP');
  if (workgroup === undefined) return undefined;
  const copyRoleArn = settings.get('GROUNDSWELL_WAREHOUSE_COPY_ROLE_ARN');
  if (copyRoleArn === undefined)
    throw new SettingsError('GROUNDSWELL_WAREHOUSE_COPY_ROLE_ARN is missing, which Redshift reads landed objects with');
  const [database, secretArn] = [settings.get('GROUNDSWELL_WAREHOUSE_DATABASE'), settings.get('GROUNDSWELL_WAREHOUSE_SECRET_ARN')];
  return new RedshiftWarehouse(new RedshiftDataClient(awsClientSettings()), { workgroup, database, copyRoleArn, secretArn }, objects, ids);
}

/**
 * Provides `LandedObjects` in the bucket GROUNDSWELL_BUCKET_ARCHIVE, and the `Warehouse` that GROUNDSWELL_WAREHOUSE_* name: undefined
 * where they name none. Needs `RuntimeModule`.
 */
@Module({
  providers: [
    {
      provide: LandedObjects,
      inject: [Settings],
      useFactory: (settings: Settings) =>
        new S3LandedObjects(createS3Client({ requestTimeout: READING }), settings.get('GROUNDSWELL_BUCKET_ARCHIVE')),
    },
    { provide: Warehouse, inject: [Settings, LandedObjects, Ids], useFactory: warehouseOf },
  ],
  exports: [LandedObjects, Warehouse],
})
export class WarehouseModule {}
