/**
 * Seconds by which the pieces of something outlive the item that names them: DynamoDB deletes what
 * expired in any order and up to two days late, and nobody may find an item whose pieces are gone.
 */
export const OUTLIVES = 3 * 24 * 3_600;
