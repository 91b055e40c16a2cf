import { afterAll, beforeAll } from 'vitest';
import { listen, restHandler } from '@groundswell/http';
import { startIngestApp, WRITE_KEY } from '../e2e/ingest.app.ts';
import { startWebApp } from '../e2e/web.app.ts';
import { type Ask, askLambda, askSocket } from '../support/ask.ts';
import { probeApplication } from '../support/probe-application.ts';

/** An application under check, asked in two ways, and what it logged. */
export interface Checked {
  ask: Ask;
  readonly logged: () => string;
}

/** The probe's routes, which do what any application could do, behind a socket or behind Lambda. */
export function checkedProbe(way: 'socket' | 'lambda'): Checked {
  const lines: string[] = [];
  const checked: Checked = { ask: () => Promise.reject(new Error('not started')), logged: () => lines.join('\n') };
  let close: () => Promise<void> = () => Promise.resolve();
  beforeAll(async () => {
    const application = await probeApplication(lines);
    checked.ask = way === 'socket' ? askSocket(await listen(application, 0)) : askLambda(restHandler(application));
    close = () => application.close();
  });
  afterAll(() => close());
  return checked;
}

/** The real application `web` over a world in memory. */
export function checkedWeb(): Checked & { readonly operatorKey: () => string } {
  const checked: Checked = { ask: () => Promise.reject(new Error('not started')), logged: () => '' };
  let web: Awaited<ReturnType<typeof startWebApp>> | undefined;
  beforeAll(async () => {
    web = await startWebApp();
    checked.ask = askSocket(web.url);
  });
  afterAll(() => web?.close());
  return Object.assign(checked, { logged: () => (web?.logged ?? []).join('\n'), operatorKey: () => web?.operatorKey ?? '' });
}

/** The real application `ingest` over a world in memory. */
export function checkedIngest(): Checked & {
  readonly writeKey: string;
  readonly operatorKey: () => string;
  readonly put: () => readonly unknown[];
} {
  const checked: Checked = { ask: () => Promise.reject(new Error('not started')), logged: () => '' };
  let ingest: Awaited<ReturnType<typeof startIngestApp>> | undefined;
  beforeAll(async () => {
    ingest = await startIngestApp();
    checked.ask = askSocket(ingest.url);
  });
  afterAll(() => ingest?.close());
  return Object.assign(checked, {
    logged: () => (ingest?.logged ?? []).join('\n'),
    writeKey: WRITE_KEY,
    operatorKey: () => ingest?.operatorKey ?? '',
    put: () => ingest?.put() ?? [],
  });
}
