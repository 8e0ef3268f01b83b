import { displayWidth, forEachCluster, maxDisplayWidth } from '../../text/display-width.js';

/** Joiners, variation selectors, keycaps, flags, skin tones and tags: parts of emoji that older terminals draw separately. */
const EMOJI_PART = /[\u200d\ufe0f\u20e3]|\ud83c[\udde6-\uddff\udffb-\udfff]|\udb40[\udc20-\udc7f]/;
/** Escape codes of a row: SGR and OSC 8. */
const ESCAPE_CODE = /(\u001b(?:\[[\d;]*m|\][^\u0007\u001b]*(?:\u0007|\u001b\\)))/;

/**
 * Sets the column after each emoji sequence of a row. Terminals differ about their widths: tmux 3.3 and xterm draw half of them
 * wider than two columns. So the text after one is in its column everywhere, and covers the parts that are drawn too far.
 */
export function keepColumns(row: string): string {
  if (!EMOJI_PART.test(row)) return row;
  const parts = row.split(ESCAPE_CODE);
  const text = parts.filter((_, index) => index % 2 === 0).join('');
  // Clusters of other scripts may be drawn wider too, so that the column after them is not known.
  if (displayWidth(text) !== maxDisplayWidth(text)) return row;
  let column = 0;
  let out = '';
  parts.forEach((part, index) => {
    if (index % 2 === 1) {
      out += part;
      return;
    }
    forEachCluster(part, (cluster, width) => {
      column += width;
      out += EMOJI_PART.test(cluster) ? cluster + moveToColumn(column) + ERASE_REST : cluster;
    });
  });
  return out;
}

function moveToColumn(column: number): string {
  return `\u001b[${column + 1}G`;
}

/** Erases the rest of the row in the default colours, and keeps position and style. */
const ERASE_REST = '\u001b7\u001b[m\u001b[K\u001b8';
