/** Somebody with a long name, as operators see them. */
export const OTHER = { id: 'account-2', address: 'wilhelmina.featherstonehaugh-cholmondeley@quite-long-names.example.org' } as const;

/** Other people's accounts as the API has them. */
export class FixtureAccounts {
  private account = {
    ...OTHER,
    role: 'moderator',
    verified: true,
    disabled: false,
    secondFactor: true,
    recoveryCodesLeft: 7,
    createdAt: '2026-05-04T07:00:00.000Z',
    openSessions: 2,
    lastSeenAt: new Date(Date.now() - 4_000_000).toISOString(),
  };

  /** The answer to a request of operators; undefined where there is no such account. */
  answer(method: string, path: string, body: Readonly<Record<string, unknown>>): readonly [status: number, body: unknown] | undefined {
    const id = path.split('/')[3];
    if (id !== undefined && id !== OTHER.id) return undefined;
    if (method === 'PUT') this.change(body);
    return [200, this.account];
  }

  private change({ role, disabled, removeAuthenticator }: Readonly<Record<string, unknown>>): void {
    if (typeof role === 'string') this.account = { ...this.account, role };
    if (typeof disabled === 'boolean') this.account = { ...this.account, disabled, openSessions: 0 };
    if (removeAuthenticator === true) this.account = { ...this.account, secondFactor: false, recoveryCodesLeft: 0, openSessions: 0 };
  }
}
