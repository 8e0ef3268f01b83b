const SMALL =
  'a about an and are as at be by can do does for from how i in into is it my of on or that the to what when why with';
const words = new Set(SMALL.split(' '));

/** Whether an English word says nothing of what is looked for: where nothing has all words, it is done without those. */
export function isSmall(word: string): boolean {
  return words.has(word);
}
