import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PortTakenError } from './errors.ts';

/**
 * Serves an application on this machine alone (127.0.0.1) until SIGINT or SIGTERM; requests that are
 * under way are answered first.
 * @param port 0: any free one
 * @returns the address, without a slash at its end
 * @throws PortTakenError when something else listens there
 */
export async function listen(application: NestExpressApplication, port: number): Promise<string> {
  application.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  releaseConnections(application.getHttpServer());
  try {
    await application.listen(port, '127.0.0.1');
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' ? new PortTakenError(port) : error;
  }
  return `http://127.0.0.1:${(application.getHttpServer().address() as AddressInfo).port}`;
}

/** Node closes connections that are idle when closing begins; one that becomes idle later would be waited for. */
function releaseConnections(server: Server): void {
  server.on('request', (_request: unknown, response: ServerResponse) => {
    response.once('close', () => {
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
  });
}
