import { Module } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import { Archive } from '@groundswell/warehouse';
import { S3Archive } from './archive.ts';
import { createS3Client } from './s3-client.ts';

/** Provides `Archive` in the bucket GROUNDSWELL_BUCKET_ARCHIVE. */
@Module({
  providers: [
    {
      provide: Archive,
      inject: [Settings],
      useFactory: (settings: Settings) => new S3Archive(createS3Client(), settings.get('GROUNDSWELL_BUCKET_ARCHIVE')),
    },
  ],
  exports: [Archive],
})
export class ArchiveModule {}
