import { S3Client } from '@aws-sdk/client-s3';
import { Module } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import { KeptLetters } from '@groundswell/trend';
import { awsClientSettings } from './aws-clients.ts';
import { S3KeptLetters } from './kept-letters.ts';

/** Provides `KeptLetters` in the bucket GROUNDSWELL_BUCKET_DEAD_LETTERS, for operators: no function may read it. */
@Module({
  providers: [
    {
      provide: KeptLetters,
      inject: [Settings],
      useFactory: (settings: Settings) => {
        const forcePathStyle = process.env.AWS_ENDPOINT_URL_S3 !== undefined;
        return new S3KeptLetters(new S3Client({ ...awsClientSettings(), forcePathStyle }), settings.get('GROUNDSWELL_BUCKET_DEAD_LETTERS'));
      },
    },
  ],
  exports: [KeptLetters],
})
export class KeptLettersModule {}
