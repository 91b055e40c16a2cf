import { z } from 'zod';
import type { Vault } from '../vault.ts';

const FIELD = 'address';

/** An e-mail address as accounts keep it: found by its digest, readable by us alone. */
export interface KeptAddress {
  readonly addressDigest: string;
  readonly address: string;
}

const ADDRESS = z.email().max(254);

/**
 * Whether a text is an address that accounts may have: plain ASCII, and one. Others would become somebody else's when they are
 * written plainly (`ｅxample.org`), or two in a letter.
 */
export function isAddress(text: string): boolean {
  return ADDRESS.safeParse(text).success;
}

/** Addresses that differ in case, width or surrounding space alone are one person's. */
export function plainAddress(address: string): string {
  return address.normalize('NFKC').trim().toLowerCase();
}

/** What an account is found by. */
export function digestOfAddress(vault: Vault, address: string): Promise<string> {
  return vault.digest(plainAddress(address), FIELD);
}

/** @param id of the account: the sealed address opens for it alone */
export async function keepAddress(vault: Vault, id: string, address: string): Promise<KeptAddress> {
  return { addressDigest: await digestOfAddress(vault, address), address: await vault.seal(plainAddress(address), id, FIELD) };
}

/** The address of an account, readable. */
export function readAddress(vault: Vault, { id, address }: { readonly id: string; readonly address: string }): Promise<string> {
  return vault.open(address, id, FIELD);
}
