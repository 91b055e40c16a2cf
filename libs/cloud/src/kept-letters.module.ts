import { Module } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import { KeptLetters } from '@groundswell/trend';
import { S3KeptLetters } from './kept-letters.ts';
import { createS3Client } from './s3-client.ts';

/** Provides `KeptLetters` in the bucket GROUNDSWELL_BUCKET_DEAD_LETTERS, for operators: no function may read it. */
@Module({
  providers: [
    {
      provide: KeptLetters,
      inject: [Settings],
      useFactory: (settings: Settings) => new S3KeptLetters(createS3Client(), settings.get('GROUNDSWELL_BUCKET_DEAD_LETTERS')),
    },
  ],
  exports: [KeptLetters],
})
export class KeptLettersModule {}
