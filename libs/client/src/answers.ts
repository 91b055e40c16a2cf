import type { components } from './generated/openapi.ts';

type Schemas = components['schemas'];

/** The API's answers by name, for code that passes them on. */
export type Trend = Schemas['Trend'];
export type TrendPage = Schemas['TrendPage'];
export type TopicPage = Schemas['TopicPage'];
export type TopicHour = Schemas['TopicHour'];
export type RelatedTopic = Schemas['RelatedTopic'];
export type SampleActivity = Schemas['SampleActivity'];
export type ScopeSummary = Schemas['ScopeSummary'];
export type FoundTopic = Schemas['FoundTopic'];
export type Status = Schemas['Status'];
export type RegisteredSource = Schemas['RegisteredSource'];
export type Arrival = Schemas['Arrival'];
export type OperatorTopicPage = Schemas['OperatorTopicPage'];
export type ItemResult = Schemas['ItemResult'];

/** Everything that the API takes and answers, by name. */
export type { Schemas };
