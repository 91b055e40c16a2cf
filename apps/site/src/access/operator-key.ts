const NAME = 'groundswell.operator-key';

/** Where a browser keeps what a page remembers, as far as the key needs it. */
export interface KeyStores {
  /** Forgotten when the tab closes. */
  readonly session: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Kept on this device. */
  readonly device: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** The operator key in this browser: for the tab, or on the device when the person asked for that. */
export class OperatorKeyring {
  private readonly stores: KeyStores;

  constructor(stores: KeyStores) {
    this.stores = stores;
  }

  key(): string | undefined {
    return this.stores.session.getItem(NAME) ?? this.stores.device.getItem(NAME) ?? undefined;
  }

  keep(key: string, where: keyof KeyStores): void {
    this.forget();
    this.stores[where].setItem(NAME, key);
  }

  forget(): void {
    this.stores.session.removeItem(NAME);
    this.stores.device.removeItem(NAME);
  }
}

/**
 * The key of `#operator=KEY`, which `npm start` prints. A fragment is never sent to a server; the
 * caller takes it out of the address bar, so that it stays out of the history too.
 */
export function keyOfFragment(hash: string): string | undefined {
  const key = new URLSearchParams(hash.replace(/^#/, '')).get('operator')?.trim();
  return key === '' ? undefined : key;
}
