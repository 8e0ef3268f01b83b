// @ts-check
/**
 * A frame put together by rows instead of by cells.
 *
 * Why: Ink's `Output` makes an object for each cell of every frame, and measures and compares each: 4,680 of them at 120×39, 20 ms.
 * A row of Lectern's is one text, or a few that stand side by side (`row.mjs`). What is kept of a text is kept across frames.
 * Gain: key to frame, with `width.mjs`, p95 28.8 → 3 to 8 ms at 120×40, the frames byte for byte the same.
 */
import { fileURLToPath } from 'node:url';
import { replacing } from '../patch.mjs';

const ROW = fileURLToPath(new URL('row.mjs', import.meta.url));

/** @type {import('../patch.mjs').Patch} */
export const output = {
  name: 'scripts/ink/output.mjs',
  library: 'ink',
  fits: '6.8.0',
  files: {
    'build/output.js': replacing(
      [
        "import { styledCharsFromTokens, styledCharsToString, tokenize, } from '@alcalzone/ansi-tokenize';",
        `import { reduceAnsiCodesIncremental, styledCharsFromTokens, styledCharsToString, tokenize } from '@alcalzone/ansi-tokenize';
        import { Row } from ${JSON.stringify(ROW)};
        const means = {
          tokenize,
          characters: text => styledCharsFromTokens(tokenize(text)),
          reduce: reduceAnsiCodesIncremental,
          join: styledCharsToString,
          width: text => stringWidth(text),
        };`,
      ],
      [
        `            const row = [];
            for (let x = 0; x < this.width; x++) {
                row.push({
                    type: 'char',
                    value: ' ',
                    fullWidth: false,
                    styles: [],
                });
            }
            output.push(row);`,
        '            output.push(new Row(this.width, means));',
      ],
      [
        `                    const characters = this.caches.getStyledChars(line);
                    let offsetX = x;
                    for (const character of characters) {
                        currentLine[offsetX] = character;
                        // Determine printed width using string-width to align with measurement
                        const characterWidth = Math.max(1, this.caches.getStringWidth(character.value));
                        // For multi-column characters, clear following cells to avoid stray spaces/artifacts
                        if (characterWidth > 1) {
                            for (let index = 1; index < characterWidth; index++) {
                                currentLine[offsetX + index] = {
                                    type: 'char',
                                    value: '',
                                    fullWidth: false,
                                    styles: character.styles,
                                };
                            }
                        }
                        offsetX += characterWidth;
                    }
`,
        '                    currentLine.write(x, line);\n',
      ],
      [
        `            .map(line => {
            // See https://github.com/vadimdemedes/ink/pull/564#issuecomment-1637022742
            const lineWithoutEmptyItems = line.filter(item => item !== undefined);
            return styledCharsToString(lineWithoutEmptyItems).trimEnd();
        })`,
        '            .map(row => row.toString())',
      ],
    ),
  },
};
