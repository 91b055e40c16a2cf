import { S3Client } from '@aws-sdk/client-s3';
import { Module } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import { DeadLetters } from '@groundswell/trend';
import { awsClientSettings } from './aws-clients.ts';
import { S3DeadLetters } from './dead-letters.ts';

/** Provides `DeadLetters` in the bucket GROUNDSWELL_BUCKET_DEAD_LETTERS. */
@Module({
  providers: [
    {
      provide: DeadLetters,
      inject: [Settings],
      useFactory: (settings: Settings) => {
        // A local server has one name, so the bucket cannot stand in the host's.
        const forcePathStyle = process.env.AWS_ENDPOINT_URL_S3 !== undefined;
        return new S3DeadLetters(new S3Client({ ...awsClientSettings(), forcePathStyle }), settings.get('GROUNDSWELL_BUCKET_DEAD_LETTERS'));
      },
    },
  ],
  exports: [DeadLetters],
})
export class DeadLettersModule {}
