/** Returns the first `max` code units of a text, or one less, so that no surrogate pair is split. */
export function cutText(text: string, max: number): string {
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(max - 1));
  return text.slice(0, splitsPair ? max - 1 : max);
}
