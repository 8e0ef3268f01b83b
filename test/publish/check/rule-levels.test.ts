import { describe, expect, it } from 'vitest';
import { readLevels } from '../../../src/publish/check/rule-levels.js';

function refusal(written: string): string {
  try {
    readLevels([written]);
  } catch (error) {
    return (error as { hint: string }).hint;
  }
  return 'taken';
}

describe('the levels of rules', () => {
  it('are taken in turn, the last counts', () => {
    expect([...readLevels(['title=note', 'alt-text=off', 'title=error'])]).toEqual([
      ['title', 'error'],
      ['alt-text', 'off'],
    ]);
  });

  it.each([
    ['brokn-link=off', 'Did you mean broken-link, broken-anchor, empty-link, link?'],
    ['anchor=off', 'Did you mean broken-anchor?'],
    ['alt=off', 'Did you mean alt-text?'],
    ['Heading_Level=off', 'Did you mean heading-level?'],
    ['readtime=off', 'Did you mean read-time?'],
    ['titel=off', 'Did you mean title, second-title?'],
    ['title=high', 'Write title= and one of error, warning, note, off.'],
    ['title', 'Write title= and one of error, warning, note, off.'],
  ])('refuse %s: %s', (written, hint) => expect(refusal(written)).toBe(hint));

  it('name every rule where none is near', () => {
    expect(refusal('xyzzy=off')).toMatch(/^There are the rules title, command-slug, .*, link\.$/);
  });
});
