import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import type { Observable } from 'rxjs';

/** Answers about people are kept by nobody, unless a route says otherwise: neither the edge nor a shared computer. */
@Injectable()
export class KeptByNobody implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-store');
    return next.handle();
  }
}
