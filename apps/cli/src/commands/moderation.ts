import { Command } from 'commander';
import { banActors, lift } from '../moderation/actors.ts';
import { audit, review } from '../moderation/review.ts';
import { decideTopics, listQueue, listTopics } from '../moderation/topics.ts';
import type { CommandContext } from './context.ts';

export function moderationCommand(context: CommandContext): Command {
  return new Command('moderation')
    .description('what may trend, and whose activity counts; holds within seconds, and every decision is kept')
    .option('--operator-key <key>', 'operator key (default: GROUNDSWELL_OPERATOR_KEY)')
    .addCommand(listTopics(context))
    .addCommand(decideTopics(context, 'deny'))
    .addCommand(decideTopics(context, 'allow'))
    .addCommand(banActors(context))
    .addCommand(lift(context))
    .addCommand(review(context))
    .addCommand(listQueue(context))
    .addCommand(audit(context));
}
