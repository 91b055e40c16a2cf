import { Body, Controller, Get, Header, Put, Query, SerializeOptions, UseGuards } from '@nestjs/common';
import { KeyOrRoleGuard, NeedsRole, Passed, type Passer } from '@groundswell/auth';
import { iso, ModerationBook, ModerationDesk, type ModerationState, tenths, type WaitingTopic } from '@groundswell/trend';
import { CACHING } from '../answering/caching.ts';
import { AuditRead } from './audit.read.ts';
import { authorOf } from './author.ts';
import {
  type AuditQuery,
  auditQuery,
  auditTrail,
  type AuditTrailAnswer,
  type PageQuery,
  queueQuery,
  type ReviewInput,
  reviewInput,
  reviewQueue,
  type ReviewQueueAnswer,
  reviewSettings,
  type ReviewSettingsAnswer,
} from './moderation.schema.ts';
import { pageOf } from './pages.ts';

/** Whether trends are reviewed, what waits for review, and what was decided so far. */
@Controller('v1/moderation')
@UseGuards(KeyOrRoleGuard)
@NeedsRole('moderator')
export class ModerationController {
  constructor(
    private readonly book: ModerationBook,
    private readonly desk: ModerationDesk,
    private readonly trail: AuditRead,
  ) {}

  @Get('settings')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: reviewSettings })
  async settings(): Promise<ReviewSettingsAnswer> {
    return presentSettings(await this.book.read());
  }

  @Put('settings')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: reviewSettings })
  async change(@Body({ schema: reviewInput }) { review, ...author }: ReviewInput, @Passed() passer: Passer): Promise<ReviewSettingsAnswer> {
    await this.desk.review(review, authorOf(author, passer));
    return presentSettings(this.book.known);
  }

  @Get('queue')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: reviewQueue })
  async queue(@Query({ schema: queueQuery }) query: PageQuery): Promise<ReviewQueueAnswer> {
    const { entries, ...rest } = pageOf((await this.book.read()).contents.queue, query);
    return { topics: entries.map(presentWaiting), ...rest };
  }

  @Get('audit')
  @Header('Cache-Control', CACHING.none)
  @SerializeOptions({ schema: auditTrail })
  audit(@Query({ schema: auditQuery }) query: AuditQuery): Promise<AuditTrailAnswer> {
    return this.trail.answer(query);
  }
}

function presentSettings({ review }: ModerationState): ReviewSettingsAnswer {
  return { review: review !== undefined, ...(review !== undefined && { since: iso(review.since) }) };
}

function presentWaiting({ trend, scope, rank, at }: WaitingTopic): ReviewQueueAnswer['topics'][number] {
  const { startedAt: _startedAt, ...parts } = trend;
  return { ...parts, score: tenths(trend.score), scope, rank, at: iso(at) };
}
