import { answerOf, type Schemas } from '@groundswell/client';
import { person } from './accounts.ts';

export type Profile = Schemas['Profile'];
export type Alert = Schemas['Alert'];
export type KeptAlert = Schemas['KeptAlert'];
export type KeptTopic = Schemas['KeptTopic'];
/** What somebody keeps of topics. */
export type TopicCollection = 'follows' | 'mutes';

export async function readKeptTopics(collection: TopicCollection): Promise<readonly KeptTopic[]> {
  return (await answerOf(person.GET(`/v1/${collection}`, { cache: 'no-store' }))).topics;
}

/** Safe to repeat. */
export function keepTopic(collection: TopicCollection, topic: string): Promise<KeptTopic> {
  return answerOf(person.PUT(`/v1/${collection}/{topic}`, { params: { path: { topic } } }));
}

export function dropTopic(collection: TopicCollection, topic: string): Promise<unknown> {
  return answerOf(person.DELETE(`/v1/${collection}/{topic}`, { params: { path: { topic } } }));
}

export async function readProfile(): Promise<Profile> {
  return (await answerOf(person.GET('/v1/profile', { cache: 'no-store' }))).profile;
}

export async function saveProfile(profile: Profile): Promise<Profile> {
  return (await answerOf(person.PUT('/v1/profile', { body: profile }))).profile;
}

export type Alerts = Schemas['KeptAlerts'];

/** With why they last did not arrive. */
export function readAlerts(): Promise<Alerts> {
  return answerOf(person.GET('/v1/alerts', { cache: 'no-store' }));
}

/** @param id made up by the caller: an alert whose answer was lost is set again with the same */
export function saveAlert(id: string, alert: Alert): Promise<KeptAlert> {
  return answerOf(person.PUT('/v1/alerts/{alert}', { params: { path: { alert: id } }, body: alert }));
}

export function removeAlert(id: string): Promise<unknown> {
  return answerOf(person.DELETE('/v1/alerts/{alert}', { params: { path: { alert: id } } }));
}
