import { RefusedRowsError, WarehouseConflictError, WarehouseUnavailableError } from '@groundswell/warehouse';

/** What an error of PostgreSQL or of its connection means for whoever loads; others are told as they are. */
export function told(error: unknown): unknown {
  if (error instanceof RefusedRowsError || error instanceof WarehouseUnavailableError) return error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  // Serialisation failure, deadlock, lock not available.
  if (['40001', '40P01', '55P03'].includes(code)) return new WarehouseConflictError(message, { cause: error });
  // Values that don't fit, bytes that are no text, columns that are none, rows without a value that they must have.
  if (/^(?:22|23)/.test(code) || code === '42703') return new RefusedRowsError(message, { cause: error });
  // Connections (08), resources (53), somebody ends the server (57), disk and the like (58).
  if (/^(?:08|53|57|58)/.test(code)) return new WarehouseUnavailableError(message, { cause: error });
  if (/^E[A-Z]+$/.test(code) || /connection|timeout/i.test(message)) return new WarehouseUnavailableError(message, { cause: error });
  return error;
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
