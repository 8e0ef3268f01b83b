import { describe, expect, test } from 'vitest';
import { COMMANDS, PROGRAM } from '../../../src/cli/arguments/definitions.js';
import { filled, OWN_SAMPLE, sampleOf } from '../../../src/cli/arguments/examples.js';

const heading = { level: 2, line: 5, anchor: 'the-pump', text: 'The pump' };
const pump = {
  slug: 'pump-house',
  title: 'What the Pump House Taught Me',
  category: 'Machines',
  headings: [heading],
};
const bare = (slug: string, title = 'A') => ({ slug, title, category: '', headings: [] }); // biome-ignore format: a listing
const find = (name: string) => COMMANDS.find(command => command.name === name) ?? PROGRAM;

describe('a sample', () => {
  test('is of the first article', () => {
    expect(sampleOf([pump, bare('other')])).toEqual({
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
  ])('begins a slug as no other of %j does: %s', (slugs, article) => {
    expect(sampleOf(slugs.map(slug => bare(slug))).article).toBe(article);
  });

  test('has a slip for a long word, and what no letter is in it is not typed', () => {
    expect(sampleOf([bare('k', 'Kubernetes')]).slip).toBe('kubernets');
    expect(sampleOf([bare('日本語', '日本語の文章')])).toEqual({});
    expect(sampleOf([bare('a', '日本語の文章')])).toMatchObject({ article: 'a', word: '日本語の文章' });
    expect(sampleOf([bare('a', '🎉🎉🎉 2.0')])).toEqual({ article: 'a' });
    expect(sampleOf([])).toEqual({});
  });
});

describe('examples', () => {
  test('have the words of the sample', () => {
    expect(filled(find('read'), 'notes', sampleOf([pump])).map(([line]) => line)).toContain(
      'notes read pump#the-pump',
    );
    expect(filled(PROGRAM, 'lectern', OWN_SAMPLE).map(([line]) => line)).toContain(
      'lectern search pod memory',
    );
  });

  test('may have the name of the program within them', () => {
    expect(filled(find('completion'), 'notes', {})[0]?.[0]).toBe('eval "$(notes completion bash)"');
  });

  test('that want a word it has not are left out', () => {
    const lines = [PROGRAM, ...COMMANDS].flatMap(command =>
      filled(command, 'lectern', {}).map(([line]) => line),
    );
    expect(lines).toEqual(
      expect.arrayContaining(['lectern', 'lectern .', 'lectern list | cut -f1', 'lectern read notes.md']),
    );
    expect(lines.filter(line => /[{}]|undefined|kuber/.test(line))).toEqual([]);
    expect(filled(find('search'), 'lectern', {})).toEqual([]);
  });
});
