import { RefusedRowsError, WarehouseConflictError, WarehouseUnavailableError } from '@groundswell/warehouse';

const REFUSED = /load into table|load_error|stl_load_errors|invalid (?:json|input|digit|timestamp)|value too long/i;

/** What the message of a failed statement means for whoever loads. Redshift's Data API tells no codes but in words. */
export function toldByRedshift(message: string): Error {
  // ERROR: 1023 DETAIL: Serializable isolation violation on table; deadlock detected.
  if (/\b1023\b|serializable isolation violation|deadlock|concurrent/i.test(message)) return new WarehouseConflictError(message);
  // Errors of COPY stand in sys_load_error_detail / stl_load_errors; of JSON_PARSE and of values in the message itself.
  if (REFUSED.test(message) || (/s3serviceexception/i.test(message) && /nosuchkey|404/i.test(message))) {
    return new RefusedRowsError(message);
  }
  if (/resum|paus|unavailable|not available|connection|timeout|timed out|capacity|disk full|out of memory|internal error/i.test(message)) {
    return new WarehouseUnavailableError(message);
  }
  return new Error(`Redshift: ${message}`);
}
