import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Runs `work`; everything it logs, and what it awaits logs, carries `id`. */
export function withCorrelation<Result>(id: string, work: () => Result): Result {
  return storage.run(id, work);
}

/** The correlation id of the request or batch that is being worked on; undefined outside of one. */
export function correlationId(): string | undefined {
  return storage.getStore();
}
