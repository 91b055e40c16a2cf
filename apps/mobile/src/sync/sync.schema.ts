import { COLLECTIONS } from '@groundswell/feed';
import { z } from 'zod';

/** Changes on a page. */
const MOST_CHANGES = 500;
/** Mutations of a request. */
const MOST_MUTATIONS = 100;

const cursor = z.string().max(2_000);
const collection = z.enum(COLLECTIONS).describe('What kind of thing it is.');

export const syncQuery = z.object({
  since: cursor.optional().describe('`cursor` of the answer before; without it everything is told.'),
  limit: z.coerce.number().int().min(1).max(MOST_CHANGES).default(200).describe('Changes at most.'),
});

const mutation = z
  .strictObject({
    id: z.uuid().toLowerCase().describe('A UUID of the device. Whatever comes with it again is not done again.'),
    collection,
    item: z.string().max(1_000).describe('Id of the item: `me`, a topic, the UUID of an alert.'),
    set: z.record(z.string(), z.unknown()).optional().describe('What it shall say: `Profile`, `Alert`, or `{}` of a topic.'),
    remove: z.literal(true).optional().describe('Instead of `set`.'),
    base: z.int().min(0).optional().describe('Version that the device had seen; 0: it had seen none. Without it the last one wins.'),
    after: z.uuid().toLowerCase().optional().describe("The device's own mutation of this item before, whose version it does not know yet."),
  })
  .meta({ id: 'Mutation', description: 'A change that a device wants.' });

export const syncInput = z
  .strictObject({
    mutations: z.array(mutation).max(MOST_MUTATIONS).describe('Done in this order.'),
    since: cursor.optional().describe('The answer then also has what changed since, as `GET /v1/sync` tells it.'),
  })
  .meta({ id: 'SyncInput', description: 'What a device did since it was last heard of.' });

const change = z
  .object({
    collection,
    id: z.string(),
    version: z.int().min(0).describe('Grows with every change of anything that the person keeps; 0: there never was such an item.'),
    changedAt: z.iso.datetime(),
    value: z.record(z.string(), z.unknown()).optional().describe('What it says: `Profile`, `Alert`, or `{}` of a topic.'),
    deleted: z.literal(true).optional().describe('Instead of `value`.'),
  })
  .meta({ id: 'KeptItem', description: 'An item as the server has it.' });

const result = z
  .object({
    id: z.string().describe('Of the mutation.'),
    item: z.string().describe('Id of the item, in the spelling that it is kept under.'),
    status: z.enum(['applied', 'already-applied', 'conflict', 'refused']),
    version: z.int().min(0).optional().describe('Of the item, where it was applied.'),
    server: change.optional().describe('What the server has, where that is in conflict.'),
    problem: z.object({ code: z.string(), detail: z.string() }).optional().describe('Why it was refused.'),
  })
  .meta({ id: 'MutationResult', description: 'What became of a mutation; the same whenever it is sent again.' });

export const syncChanges = z
  .object({
    changes: z.array(change).describe('By version, each item once, as it is now.'),
    cursor: z.string().describe('For `since` the next time. Good for 60 days.'),
    more: z.boolean().describe('There are more: ask again at once.'),
  })
  .meta({ id: 'SyncChanges', description: 'What changed of what a person keeps.' });

export const syncAnswer = z
  .object({ results: z.array(result).describe('One a mutation, in their order.'), ...syncChanges.partial().shape })
  .meta({ id: 'SyncAnswer', description: 'What became of mutations, and what changed where `since` was given.' });

export type SyncQuery = z.output<typeof syncQuery>;
export type SyncInput = z.output<typeof syncInput>;
export type Change = z.output<typeof change>;
export type ResultAnswer = z.output<typeof result>;
export type SyncChangesAnswer = z.output<typeof syncChanges>;
export type SyncAnswer = z.output<typeof syncAnswer>;
