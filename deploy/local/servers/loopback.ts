/**
 * Loaded before servers that would listen on every interface: a `listen(port)` without a host
 * means the loopback interface here.
 */
import { Server } from 'node:net';

type Listen = (this: Server, ...args: unknown[]) => Server;

const prototype = Server.prototype as unknown as { listen: Listen };
const listen = prototype.listen;

prototype.listen = function (...args) {
  const [first, second] = args;
  if (typeof first === 'object' && first !== null && 'port' in first) {
    const options = first as { host?: string | null };
    if (!options.host || options.host === '0.0.0.0' || options.host === '::') args[0] = { ...options, host: '127.0.0.1' };
  } else if (typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first))) {
    if (typeof second !== 'string') args.splice(1, second === null || second === undefined ? 1 : 0, '127.0.0.1');
    else if (second === '0.0.0.0' || second === '::') args[1] = '127.0.0.1';
  }
  return listen.apply(this, args);
};
