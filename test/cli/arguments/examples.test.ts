import { describe, expect, test } from 'vitest';
import { COMMANDS, PROGRAM } from '../../../src/cli/arguments/definitions.js';
import { createSample, fillExamples, OWN_SAMPLE } from '../../../src/cli/arguments/examples.js';

const heading = { level: 2, line: 5, anchor: 'the-pump', text: 'The pump' };
const pump = {
  slug: 'pump-house',
  title: 'What the Pump House Taught Me',
  category: 'Machines',
  headings: [heading],
};
const bare = (slug: string, title = 'A') => ({ slug, title, category: '', headings: [] }); // biome-ignore format: a listing
const find = (name: string) => COMMANDS.find(command => command.name === name) ?? PROGRAM;

describe('createSample', () => {
  test('takes its words from the first article', () => {
    expect(createSample([pump, bare('other')])).toEqual({
      article: 'pump',
      anchor: 'the-pump',
      category: 'machines',
      word: 'taught',
      words: 'what pump',
    });
  });

  test.each([
    [['pump-house', 'pump-room'], 'pump-h'],
    [['welcome'], 'welc'],
    [['a-b', 'a-c'], 'a-b'],
    [['notes', 'notes-2'], 'notes'],
  ])('returns a unique prefix of the first slug of %j: %s', (slugs, article) => {
    expect(createSample(slugs.map(slug => bare(slug))).article).toBe(article);
  });

  test('has a typo for a long word, and no word without letters', () => {
    expect(createSample([bare('k', 'Kubernetes')]).typo).toBe('kubernets');
    expect(createSample([bare('日本語', '日本語の文章')])).toEqual({});
    expect(createSample([bare('a', '日本語の文章')])).toMatchObject({ article: 'a', word: '日本語の文章' });
    expect(createSample([bare('a', '🎉🎉🎉 2.0')])).toEqual({ article: 'a' });
    expect(createSample([])).toEqual({});
  });
});

describe('fillExamples', () => {
  test('inserts the words of the sample', () => {
    expect(fillExamples(find('read'), 'notes', createSample([pump])).map(([line]) => line)).toContain(
      'notes read pump#the-pump',
    );
    expect(fillExamples(PROGRAM, 'lectern', OWN_SAMPLE).map(([line]) => line)).toContain(
      'lectern search pod memory',
    );
  });

  test('inserts the name of the program', () => {
    expect(fillExamples(find('completion'), 'notes', {})[0]?.[0]).toBe('eval "$(notes completion bash)"');
  });

  test('leaves out examples whose words are absent', () => {
    const lines = [PROGRAM, ...COMMANDS].flatMap(command =>
      fillExamples(command, 'lectern', {}).map(([line]) => line),
    );
    expect(lines).toEqual(
      expect.arrayContaining(['lectern', 'lectern .', 'lectern list | cut -f1', 'lectern read notes.md']),
    );
    expect(lines.filter(line => /[{}]|undefined|kuber/.test(line))).toEqual([]);
    expect(fillExamples(find('search'), 'lectern', {})).toEqual([]);
  });
});
