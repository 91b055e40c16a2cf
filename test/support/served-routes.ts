import type { INestApplicationContext } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Express } from 'express';

/** The routes that an application's router knows, in API Gateway's notation: `GET /v1/topics/{topic}`. */
export function servedRoutes(application: INestApplicationContext): string[] {
  const { stack } = application.get(HttpAdapterHost).httpAdapter.getInstance<Express>().router;
  return stack.flatMap(({ route }) => {
    if (route === undefined) return [];
    const methods = Object.keys((route as unknown as { methods: Record<string, boolean> }).methods);
    return methods.map((method) => `${method.toUpperCase()} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
  });
}
