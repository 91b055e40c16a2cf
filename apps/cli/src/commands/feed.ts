import { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { feedLiveCommand } from './feed-live.ts';
import { feedReplayCommand } from './feed-replay.ts';
import { feedSampleCommand } from './feed-sample.ts';

export function feedCommand(context: CommandContext): Command {
  return new Command('feed')
    .description('brings activity: made up, from a file, or live from a public stream')
    .addCommand(feedSampleCommand(context))
    .addCommand(feedReplayCommand(context))
    .addCommand(feedLiveCommand(context));
}
