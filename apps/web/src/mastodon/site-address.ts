import { Injectable } from '@nestjs/common';
import { Settings } from '@groundswell/settings';
import type { Request } from 'express';

/** The address of the site, as links in answers begin: the public one, else the one that was asked. */
@Injectable()
export class SiteAddress {
  private readonly publicUrl: string | undefined;

  constructor(settings: Settings) {
    this.publicUrl = settings.get('GROUNDSWELL_PUBLIC_URL')?.replace(/\/{1,9}$/, '');
  }

  /** Without a slash at its end. */
  of(request: Request): string {
    return this.publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  }
}
