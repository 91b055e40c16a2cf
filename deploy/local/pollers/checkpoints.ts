import type { Home } from '../home.ts';

/** How far a shard has been dealt with. */
export interface Checkpoint {
  readonly sequence?: string;
  /** Closed and dealt with to its end. */
  readonly done?: boolean;
}

/** Checkpoints of all event source mappings. Kept in a file, or in memory alone. */
export class Checkpoints {
  private readonly home: Home | undefined;
  private readonly all: Record<string, Checkpoint>;
  private dirty = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(home?: Home) {
    this.home = home;
    this.all = read(home);
  }

  get(mapping: string, shard: string): Checkpoint | undefined {
    return this.all[`${mapping} ${shard}`];
  }

  /** Written within a moment: what a crash loses is delivered again, which functions have to bear anyway. */
  set(mapping: string, shard: string, checkpoint: Checkpoint): void {
    this.all[`${mapping} ${shard}`] = checkpoint;
    this.dirty = true;
    this.timer ??= setTimeout(() => this.flush(), 200);
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.dirty) return;
    this.dirty = false;
    this.home?.write(FILE, JSON.stringify(this.all, undefined, 1));
  }
}

const FILE = 'checkpoints.json';

function read(home: Home | undefined): Record<string, Checkpoint> {
  try {
    return JSON.parse(home?.read(FILE) ?? '{}') as Record<string, Checkpoint>;
  } catch {
    // A torn file: everything that the streams still hold is delivered again.
    return {};
  }
}
