/** The warehouse does not answer, or refuses for lack of something that comes back: connections, memory, capacity. */
export class WarehouseUnavailableError extends Error {
  override readonly name = 'WarehouseUnavailableError';
}

/** Two transactions could not be put one after the other; this one was undone. Trying it again is right. */
export class WarehouseConflictError extends Error {
  override readonly name = 'WarehouseConflictError';
}

/** Landed objects hold what their table does not take, or are no objects of ours: trying again changes nothing. */
export class RefusedRowsError extends Error {
  override readonly name = 'RefusedRowsError';
}
