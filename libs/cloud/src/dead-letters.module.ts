import { Module } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import { DeadLetters } from '@groundswell/trend';
import { S3DeadLetters } from './dead-letters.ts';
import { createS3Client } from './s3-client.ts';

/** Provides `DeadLetters` in the bucket GROUNDSWELL_BUCKET_DEAD_LETTERS. */
@Module({
  providers: [
    {
      provide: DeadLetters,
      inject: [Settings],
      useFactory: (settings: Settings) => new S3DeadLetters(createS3Client(), settings.get('GROUNDSWELL_BUCKET_DEAD_LETTERS')),
    },
  ],
  exports: [DeadLetters],
})
export class DeadLettersModule {}
