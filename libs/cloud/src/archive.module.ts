import { S3Client } from '@aws-sdk/client-s3';
import { Module } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import { Archive } from '@groundswell/warehouse';
import { S3Archive } from './archive.ts';
import { awsClientSettings } from './aws-clients.ts';

/** Provides `Archive` in the bucket GROUNDSWELL_BUCKET_ARCHIVE. */
@Module({
  providers: [
    {
      provide: Archive,
      inject: [Settings],
      useFactory: (settings: Settings) => {
        // A local server has one name, so the bucket cannot stand in the host's.
        const forcePathStyle = process.env.AWS_ENDPOINT_URL_S3 !== undefined;
        return new S3Archive(new S3Client({ ...awsClientSettings(), forcePathStyle }), settings.get('GROUNDSWELL_BUCKET_ARCHIVE'));
      },
    },
  ],
  exports: [Archive],
})
export class ArchiveModule {}
