export interface Snippet {
  readonly id: 'curl' | 'segment' | 'browser' | 'python';
  readonly name: string;
  /** What must be installed first, where anything must. */
  readonly install?: string;
  readonly code: string;
}

/** Stands where the key is not known. */
export const KEY_PLACEHOLDER = 'WRITE_KEY';

/**
 * Complete programs that send one post: ready to run, with this deployment's address and key.
 * @param origin scheme, host and port, without a slash at the end
 */
export function snippets(origin: string, writeKey: string): readonly Snippet[] {
  return [curl(origin, writeKey), segment(origin, writeKey), browser(origin, writeKey), python(origin, writeKey)];
}

function curl(origin: string, writeKey: string): Snippet {
  return {
    id: 'curl',
    name: 'curl',
    code: `curl ${origin}/v1/activities \\
  -H 'authorization: Bearer ${writeKey}' \\
  -H 'content-type: application/json' \\
  -d '{"activities": [{"kind": "post", "actor": "ada", "text": "Hello #groundswell"}]}'`,
  };
}

function segment(origin: string, writeKey: string): Snippet {
  return {
    id: 'segment',
    name: 'Segment for Node',
    install: 'npm install @segment/analytics-node',
    code: `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({
  writeKey: '${writeKey}',
  host: '${origin}',
});

analytics.track({
  userId: 'ada',
  event: 'Post',
  properties: { text: 'Hello #groundswell' },
});
await analytics.closeAndFlush();`,
  };
}

function browser(origin: string, writeKey: string): Snippet {
  return {
    id: 'browser',
    name: 'Browser',
    code: `const response = await fetch('${origin}/v1/activities', {
  method: 'POST',
  headers: {
    'authorization': 'Bearer ${writeKey}',
    'content-type': 'application/json',
  },
  body: JSON.stringify({
    activities: [{ kind: 'post', actor: 'ada', text: 'Hello #groundswell' }],
  }),
});
console.log(await response.json());`,
  };
}

function python(origin: string, writeKey: string): Snippet {
  return {
    id: 'python',
    name: 'Python',
    install: 'pip install requests',
    code: `import requests

response = requests.post(
    "${origin}/v1/activities",
    headers={"authorization": "Bearer ${writeKey}"},
    json={"activities": [{"kind": "post", "actor": "ada", "text": "Hello #groundswell"}]},
    timeout=10,
)
print(response.json())`,
  };
}
