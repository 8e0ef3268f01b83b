/** What English makes of one verb: `repairing` for `repair`, `descale` for `descaling`. Tried for a word that occurs nowhere. */

const ENDINGS = ['', 'e', 's', 'es', 'ed', 'ing', 'er', 'ers', 'ation', 'ations'];
const ENDING = /(?:e|e?s|ed|ing|ers?|ations?)$/;
/** Letters that a word must keep to be told from others. */
const SHORTEST = 4;

/** Other forms that a folded word may have, the plainest first; none of them need be a word. */
export function formsOf(word: string): string[] {
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) return [];
  const bare = word.replace(ENDING, '');
  // `planning`: the last letter was doubled.
  const stems = [word, bare, bare.replace(/([^aeiou])\1$/, '$1')].filter(stem => stem.length >= SHORTEST);
  const forms = ENDINGS.flatMap(ending => stems.map(stem => stem + ending));
  return [...new Set(forms)].filter(form => form !== word);
}
