/**
 * Width of a row by two functions that the product does not use. They are string-width (clusters), and the sum of code points
 * as in `wcwidth`, with two columns for an emoji sequence. Returns the larger one.
 */
import stringWidth from 'string-width';

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const none = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u1160-\u11ff]$/u;
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

const known = new Map<string, number>();

export function widestColumns(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  const width = known.get(text) ?? measure(text);
  if (known.size > 100_000) known.clear();
  known.set(text, width);
  return width;
}

function measure(text: string): number {
  let sum = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (emoji.test(segment)) sum += stringWidth(segment);
    else for (const character of segment) if (!none.test(character)) sum += stringWidth(character);
  }
  return Math.max(sum, stringWidth(text));
}
