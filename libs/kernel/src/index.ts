export { Clock, SystemClock, ManualClock, RatedClock, SECOND, MINUTE, HOUR, DAY } from './clock.ts';
export { Ids, RandomIds, SequentialIds } from './ids.ts';
export { KnownError, InvalidInputError, NotFoundError, UnavailableError } from './errors.ts';
