import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthOptions, ForbiddenError } from '@groundswell/auth';
import type { HttpRequest } from '@groundswell/http';

/**
 * Lets pages of the site pass and nobody else's, as the browser says it: by `Sec-Fetch-Site`, by `Origin` where it knows
 * only that. A cookie comes along whoever made a browser ask, so being asked by one proves nothing.
 * @throws ForbiddenError when another site's page asks
 */
@Injectable()
export class OwnPagesGuard implements CanActivate {
  private readonly site: string;

  constructor({ site }: AuthOptions) {
    this.site = new URL(site).origin;
  }

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<HttpRequest>();
    const asker = headers['sec-fetch-site'];
    const foreign = asker === undefined ? headers.origin !== undefined && headers.origin !== this.site : asker !== 'same-origin';
    if (foreign) throw new ForbiddenError('Only pages of this site may ask for this');
    return true;
  }
}
