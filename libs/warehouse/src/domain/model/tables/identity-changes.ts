import { ACCOUNT, changes } from './change.ts';

export const accountChange = changes({
  name: 'account_change',
  grain: 'one change of an account',
  since: 1,
  entity: [ACCOUNT],
  attributes: [
    { name: 'role', type: 'text', maxBytes: 16, meaning: '`person`, `moderator` or `operator`.' },
    { name: 'verified', type: 'boolean', meaning: 'Whether the address was confirmed.' },
    { name: 'disabled', type: 'boolean', meaning: 'Whether an operator disabled it.' },
    { name: 'second_factor', type: 'boolean', meaning: 'Whether an authenticator app is set up.' },
    { name: 'outside', type: 'boolean', meaning: 'Whether an issuer elsewhere vouches for the person.' },
    { name: 'created_at', type: 'timestamp', meaning: 'When the account was made.' },
  ],
});

export const sessionChange = changes({
  name: 'session_change',
  grain: 'one change of a session: somebody signed in on one device',
  since: 1,
  entity: [ACCOUNT, { name: 'session', type: 'text', maxBytes: 64, personal: 'pseudonym', meaning: 'The session, as a keyed hash.' }],
  attributes: [
    { name: 'second_factor', type: 'boolean', meaning: 'Whether a code of the authenticator was given.' },
    {
      name: 'client',
      type: 'text',
      maxBytes: 1_000,
      meaning: 'Kind of device: what the beginning of its User-Agent says, without versions.',
    },
    { name: 'created_at', type: 'timestamp', meaning: 'When somebody signed in.' },
    { name: 'refreshed_at', type: 'timestamp', meaning: 'When the session was last refreshed.' },
    { name: 'expires_at', type: 'timestamp', meaning: 'When it ends, however often it is refreshed.' },
  ],
});

export const sourceChange = changes({
  name: 'source_change',
  grain: 'one change of a registered source',
  since: 1,
  entity: [{ name: 'source', type: 'text', maxBytes: 64, meaning: 'Id of the source.' }],
  attributes: [
    { name: 'name', type: 'text', maxBytes: 1_000, meaning: 'What operators call it.' },
    { name: 'allowed_kinds', type: 'json', maxBytes: 65_535, meaning: 'Kinds that it may send: an array; null: any.' },
    { name: 'rate_per_second', type: 'double', meaning: 'Activities a second that it may send; null: not limited.' },
    { name: 'servers', type: 'boolean', meaning: 'Whether its senders are servers.' },
    { name: 'write_keys', type: 'integer', meaning: 'How many write keys it has.' },
    { name: 'created_at', type: 'timestamp', meaning: 'When it was registered.' },
  ],
});
