import type { IncomingMessage } from 'node:http';
import type { RouteSpec } from '../../topology.ts';
import type { LocalCloud } from '../cloud.ts';
import { Home } from '../home.ts';
import { runCommand, type Command } from './commands.ts';

/** Kept in the home: real activity was seen, the sample community is no longer needed. */
const MARK = 'real-activity';

/** Runs the sample community until the first activity of somebody else arrives. */
export class SampleFeed {
  private readonly home: Home;
  private readonly say: (line: string) => void;
  private command: Command | undefined;
  /** It has sent its first activity. */
  private speaking = false;

  constructor(home: string, say: (line: string) => void) {
    this.home = new Home(home);
    this.say = say;
  }

  get wanted(): boolean {
    return !this.home.marked(MARK);
  }

  start(cloud: LocalCloud): void {
    this.command = runCommand(cloud, ['feed', 'sample'], (line) => {
      if (line.startsWith('Brought')) this.say(line);
    });
    void this.reportEnd(this.command);
  }

  /** Looks at an answer of the API; ends the feed at the first activity that was taken from somebody else. */
  watch(route: RouteSpec, request: IncomingMessage, status: number): void {
    if (route.caller !== 'write-key' || status < 200 || status > 299) return;
    if (request.headers['x-groundswell-feed'] === 'sample') this.speaking = true;
    else if (this.wanted) this.home.mark(MARK);
    // It brings its past along before it sends anything: half a past would be worse than none.
    if (this.command === undefined || !this.speaking || this.wanted) return;
    this.say('Your own activity arrives: the sample community falls silent.');
    void this.stop();
  }

  async stop(): Promise<void> {
    const { command } = this;
    this.command = undefined;
    await command?.stop();
  }

  private async reportEnd(command: Command): Promise<void> {
    const code = await command.ended;
    if (this.command !== command || code === 0) return;
    this.say(`The sample community ended: ${command.output().split('\n').at(-1) ?? ''}`);
  }
}
