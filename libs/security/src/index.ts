export { KeyedHash } from './keyed-hash.ts';
