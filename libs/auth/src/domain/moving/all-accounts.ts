import type { Account } from '../accounts/account.ts';

/** Every account of a deployment, for whoever moves all of them. It reads a whole table, as no function does. */
export abstract class AllAccounts {
  /** In no order. Those that come or change meanwhile may be missing, or be as they were. */
  abstract all(): AsyncIterable<Account>;
}
