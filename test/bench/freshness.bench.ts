/**
 * How long from the moment an activity is accepted until its topic is in the list that people read,
 * on the local cloud and the wall clock: 12 bursts of 30 people one after another, each a new topic.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { deploy } from '../support/deployment.ts';
import { median, quantile, report, rounded } from './support/report.ts';

const BURSTS = 12;
const PEOPLE = 30;
const PATIENCE = 60_000;

const deployment = await deploy();
const seconds: number[] = [];
try {
  for (let burst = 0; burst < BURSTS; burst += 1) {
    const topic = `burst${burst}${Date.now().toString(36)}`;
    const accepted = await send(topic, burst);
    const visible = await untilListed(topic);
    seconds.push((visible - accepted) / 1_000);
    console.log(`  burst ${burst + 1} of ${BURSTS}: ${((visible - accepted) / 1_000).toFixed(1)} s`);
  }
} finally {
  await deployment.stop();
}
const figures = { p50Seconds: rounded(median(seconds)), p95Seconds: rounded(quantile(seconds, 0.95)), bursts: BURSTS };
report(
  'accepted -> visible in the list (seconds)',
  [
    { what: 'median', figure: figures.p50Seconds.toFixed(2) },
    { what: '95 of 100', figure: figures.p95Seconds.toFixed(2), goal: '<= 10' },
  ],
  figures,
);

/** @returns when the last activity was acknowledged */
async function send(topic: string, burst: number): Promise<number> {
  const activities = Array.from({ length: PEOPLE }, (_, person) => ({
    id: `${topic}-${person}`,
    kind: 'post',
    actor: `person-${burst}-${person}`,
    text: `All about #${topic}`,
  }));
  const response = await fetch(`${deployment.url}/v1/activities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${deployment.writeKey}` },
    body: JSON.stringify({ activities }),
  });
  if (response.status !== 200) throw new Error(`refused: ${response.status} ${await response.text()}`);
  return Date.now();
}

async function untilListed(topic: string): Promise<number> {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const { trends } = await deployment.get<{ trends: { topic: string }[] }>('/v1/trends?scope=everywhere');
    if (trends.some((trend) => trend.topic === topic)) return Date.now();
    await wait(100);
  }
  throw new Error(`${topic} was not listed within ${PATIENCE / 1_000} s`);
}
