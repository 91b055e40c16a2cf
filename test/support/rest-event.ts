import type { APIGatewayProxyEvent } from 'aws-lambda';

export interface RestRequest {
  readonly method?: string;
  /** Path and query string, encoded. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The caller's address as API Gateway saw it. */
  readonly sourceIp?: string;
}

/** An event as API Gateway's REST proxy integration makes it of a request, with binary media types for everything: bodies are base64. */
export function restEvent({ method = 'GET', url, headers = {}, body, sourceIp = '192.0.2.1' }: RestRequest): APIGatewayProxyEvent {
  const [path = '/', query] = url.split('?');
  const parameters: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query ?? '')) (parameters[name] ??= []).push(value);
  return {
    resource: '/{proxy+}',
    path,
    httpMethod: method,
    headers: { ...headers },
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: query === undefined ? null : Object.fromEntries(new URLSearchParams(query)),
    multiValueQueryStringParameters: query === undefined ? null : parameters,
    pathParameters: null,
    stageVariables: null,
    body: body === undefined ? null : Buffer.from(body).toString('base64'),
    isBase64Encoded: body !== undefined,
    requestContext: {
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      identity: { sourceIp },
      httpMethod: method,
      path,
      stage: 'test',
    } as unknown as APIGatewayProxyEvent['requestContext'],
  };
}
