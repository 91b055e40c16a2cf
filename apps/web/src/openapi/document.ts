import type { Operation, OperationGroup } from '@groundswell/http';
import { z, type ZodObject, type ZodType } from 'zod';
import { problem } from './problem.schema.ts';

type Json = Record<string, unknown>;

/** Groups of routes, in the order in which the document shows them. */
const GROUPS: Readonly<Record<OperationGroup, string>> = {
  Trends: 'What is rising. Open to everybody; shows only topics that enough people use.',
  Mastodon: "Mastodon's trends routes, for the clients people already have.",
  Accounts: 'Signing up, and what people change of their accounts. Answers to strangers never tell who has one.',
  Sessions: 'Signing in and out. A session is continued with refresh tokens that work once; access tokens open the rest for ten minutes.',
  Personal:
    'What somebody keeps, the same on all their devices: profile, follows, mutes, alerts. Needs an access token. Devices that are offline now and then use `/v1/sync`, where whatever is sent again is done once.',
  Sending: 'The way in for activities. Needs the write key of a source.',
  Operators: 'Needs the operator key, or an operator in a session with a second factor.',
  Moderation:
    'What may trend, and whose activity counts. Holds at the next refresh, within seconds. Needs the operator key, or a moderator in a session with a second factor; everything may be repeated.',
};

const schemaUri = (id: string): string => `#/components/schemas/${id}`;

/** Formats say it better than zod's patterns of thousands of characters, and an open maximum says nothing. */
const override = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

function withoutHead({ $schema: _schema, $id: _id, ...rest }: Json): Json {
  return rest;
}

/** Every schema that was given an id, as JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. */
function componentSchemas(): Json {
  // Input side: there unknown members are allowed, which is what clients must expect of later versions.
  const { schemas } = z.toJSONSchema(z.globalRegistry, { io: 'input', uri: schemaUri, override });
  return Object.fromEntries(
    Object.entries(schemas)
      .map(([id, schema]): [string, Json] => [id, withoutHead(schema)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function reference(schema: ZodType): Json {
  const id = z.globalRegistry.get(schema)?.id;
  if (id === undefined) throw new Error('bodies and answers need a schema with an id');
  return { $ref: schemaUri(id) };
}

function queryParameters(query: ZodObject | undefined): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', override });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = withoutHead(property as Json);
    return { name, in: 'query', required: required.includes(name), description, schema };
  });
}

function pathParameters(operation: Operation): Json[] {
  return [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const description = operation.parameters?.[name];
    if (description === undefined) throw new Error(`${operation.path}: say what {${name}} means`);
    return { name, in: 'path', required: true, description, schema: { type: 'string' } };
  });
}

function responses(operation: Operation): Json {
  const problems = Object.entries(operation.problems ?? {}).map(([status, description]) => [
    status,
    { description, content: { 'application/problem+json': { schema: reference(problem) } } },
  ]);
  const answer = { description: 'Done.', content: { 'application/json': { schema: reference(operation.answer) } } };
  return { [operation.status ?? 200]: answer, ...Object.fromEntries(problems) };
}

function security({ caller }: Operation): Json[] {
  if (caller === 'write-key') return [{ writeKey: [] }, { writeKeyBearer: [] }];
  if (caller === 'anyone') return [];
  if (caller === 'operator-key') return [{ operatorKey: [] }];
  return caller === 'person' || caller === 'operator-in-person' ? [{ accessToken: [] }] : [{ operatorKey: [] }, { accessToken: [] }];
}

function describe(operation: Operation): Json {
  const { body } = operation;
  const content = body && Object.fromEntries(Object.entries(body).map(([type, schema]) => [type, { schema: reference(schema) }]));
  return {
    operationId: operation.id,
    tags: [operation.group],
    summary: operation.summary,
    security: security(operation),
    parameters: [...pathParameters(operation), ...queryParameters(operation.query)],
    ...(content && { requestBody: { required: true, content } }),
    responses: responses(operation),
  };
}

/** The OpenAPI 3.1 document of `operations`, with every schema that has an id. */
export function openApiDocument(operations: readonly Operation[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Groundswell',
      version,
      description: 'Tells what is rising right now. Times are ISO 8601; errors are `application/problem+json` (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The deployment that serves this document.' }],
    tags: Object.entries(GROUPS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        writeKey: { type: 'http', scheme: 'basic', description: 'The write key as user name, without a password.' },
        writeKeyBearer: { type: 'http', scheme: 'bearer', description: 'The write key.' },
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'The access token of a session.' },
        operatorKey: { type: 'http', scheme: 'bearer', description: 'The operator key.' },
      },
      schemas: componentSchemas(),
    },
  };
}
