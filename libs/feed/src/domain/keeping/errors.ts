import { KnownError } from '@groundswell/kernel';
import type { KeptItem } from './kept-item.ts';
import type { MutationProblem } from './mutation.ts';

/** Thrown when what somebody wants to keep can't be kept. */
export class MutationRefusedError extends KnownError {
  readonly code: MutationProblem['code'];
  readonly status: number;

  constructor({ code, detail }: MutationProblem) {
    super(detail);
    this.code = code;
    this.status = code === 'invalid-mutation' ? 400 : 409;
  }
}

/** Thrown when an item changed since whoever wants to change it has seen it. */
export class MutationConflictError extends KnownError {
  readonly code = 'conflict';
  readonly status = 409;
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(server: KeptItem | undefined) {
    super('The item was changed meanwhile');
    this.details = { version: server?.version ?? 0 };
  }
}
