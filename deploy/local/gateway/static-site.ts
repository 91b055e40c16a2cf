import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import type { SiteSpec } from '../../topology.ts';
import { problem, type Answer } from './answer.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.map': 'application/json',
};

/** The built site, served as from a bucket behind the edge: paths that are no file get the single page. */
export class StaticSite {
  private readonly root: string;
  private readonly fallback: string;
  private readonly headers: SiteSpec['headers'];

  /** @param root folder that the site's directory is in */
  constructor(root: string, site: SiteSpec) {
    this.root = resolve(root, site.directory);
    this.fallback = site.fallback;
    this.headers = site.headers;
  }

  async answer(request: IncomingMessage, pathname: string): Promise<Answer> {
    const path = this.fileOf(pathname);
    if (path === undefined) return problem(400, 'Bad Request', 'The path is malformed.');
    const wantsFile = extname(path) in TYPES;
    const file = wantsFile ? await this.read(path) : undefined;
    if (file !== undefined) return file;
    // A topic such as node.js looks like a file: a browser that navigates gets the page.
    const navigates = (request.headers.accept ?? '').includes('text/html');
    if (wantsFile && !navigates) return problem(404, 'Not Found', 'There is no such file.');
    return (await this.read(join(this.root, this.fallback))) ?? problem(404, 'Not Found', 'The site has not been built: npm run build.');
  }

  /** Inside the root, or nothing. */
  private fileOf(pathname: string): string | undefined {
    try {
      const path = resolve(this.root, `.${decodeURIComponent(pathname)}`);
      return path === this.root || path.startsWith(this.root + sep) ? path : undefined;
    } catch {
      return undefined;
    }
  }

  private async read(path: string): Promise<Answer | undefined> {
    let body: Buffer;
    try {
      body = await readFile(path);
    } catch {
      return undefined;
    }
    const lasting = path.startsWith(join(this.root, 'assets') + sep);
    return {
      status: 200,
      headers: {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        // Built files carry a hash of their content in their names; the others may change any time.
        'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
        etag: `"${createHash('sha1').update(body).digest('base64url')}"`,
        'x-content-type-options': 'nosniff',
        'referrer-policy': this.headers.referrerPolicy,
        'content-security-policy': this.headers.contentSecurityPolicy,
        'x-frame-options': 'DENY',
      },
      body,
    };
  }
}
