import { WarehouseConflictError, WarehouseUnavailableError } from '../errors.ts';

/** Tries in all, the first one included. */
const TRIES = 5;
/** Before the second try, doubling with each further one. Milliseconds. */
const FIRST_PAUSE = 200;

/** Tries again what failed for lack of something that comes back: a conflict soon, a warehouse that wakes up over some seconds. */
export async function retried<Result>(work: () => Promise<Result>, pause: (milliseconds: number) => Promise<unknown>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const passes = error instanceof WarehouseConflictError || error instanceof WarehouseUnavailableError;
      if (!passes || tries === TRIES) throw error;
      await pause(FIRST_PAUSE * 2 ** (tries - 1));
    }
  }
}
