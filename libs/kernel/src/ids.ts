import { randomUUID } from 'node:crypto';

/** Makes identifiers. Injected, so that tests can tell which ones will be made. */
export abstract class Ids {
  abstract next(): string;
}

/** Random version 4 UUIDs. */
export class RandomIds extends Ids {
  next(): string {
    return randomUUID();
  }
}

/** `prefix-1`, `prefix-2`, ... For tests. */
export class SequentialIds extends Ids {
  private count = 0;

  constructor(private readonly prefix = 'id') {
    super();
  }

  next(): string {
    this.count += 1;
    return `${this.prefix}-${this.count}`;
  }
}
