import { describe, expect, it } from 'vitest';
import { parseRuleLevels } from '../../../src/publish/check/rule-levels.js';

function refusedHint(value: string): string {
  try {
    parseRuleLevels([value]);
  } catch (error) {
    return (error as { hint: string }).hint;
  }
  return 'accepted';
}

describe('parseRuleLevels', () => {
  it('uses the last level of a rule', () => {
    expect([...parseRuleLevels(['title=note', 'alt-text=off', 'title=error'])]).toEqual([
      ['title', 'error'],
      ['alt-text', 'off'],
    ]);
  });

  it.each([
    ['brokn-link=off', 'did you mean "broken-link"?'],
    ['borken-lnik=off', 'did you mean "broken-link"?'],
    ['anchor=off', 'did you mean "broken-anchor"?'],
    ['Heading_Level=off', 'did you mean "heading-level"?'],
    ['readtime=off', 'did you mean "read-time"?'],
    ['titel=off', 'did you mean "title"?'],
    ['width=off', 'did you mean "code-width" or "diagram-width"?'],
    ['title=high', 'use --rule title=LEVEL, where LEVEL is one of error, warning, note, off'],
    ['title', 'use --rule title=LEVEL, where LEVEL is one of error, warning, note, off'],
  ])('refuses %s with the hint: %s', (value, hint) => expect(refusedHint(value)).toBe(hint));

  it.each(['xyzzy', 'foo', 'alt', 'to', ''])('lists every rule if none is similar to %j', name => {
    expect(refusedHint(`${name}=off`)).toMatch(/^known rules: title, command-slug, .*, link$/);
  });
});
