import { describe, expect, it } from 'vitest';
import { firstTopic, peopleNeeded, testActivity } from './test-activity.ts';

describe('firstTopic', () => {
  it.each([
    ['Hello #Groundswell!', 'groundswell'],
    ['＃日本 #second', '日本'],
    ['#42 is no tag, #a42 is', 'a42'],
    ['none here', undefined],
    ['# alone', undefined],
  ])('%s', (text, topic) => expect(firstTopic(text)).toBe(topic));
});

describe('testActivity', () => {
  it('is a post by a new person each time', () => {
    let next = 0;
    const random = () => String(next++);
    expect(testActivity('Hi #x', random)).toEqual({ id: 'site-0', kind: 'post', actor: 'visitor-1', text: 'Hi #x' });
    expect(testActivity('Hi #x', random).actor).toBe('visitor-3');
  });
});

describe('peopleNeeded', () => {
  it('never is below zero', () => {
    expect(peopleNeeded(1, 5)).toBe(4);
    expect(peopleNeeded(9, 5)).toBe(0);
  });
});
