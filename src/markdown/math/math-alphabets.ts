/** Letters of mathematical alphabets, superscripts and subscripts. */
import { toForms } from '../../text/code-units.js';

/** Code point of `A`, of `a` and of `0` (0: none) in an alphabet, and the letters that Unicode has elsewhere. */
interface Alphabet {
  upper: number;
  lower: number;
  digit: number;
  exceptions: Record<string, string>;
}

const ALPHABETS: Record<string, Alphabet> = {
  mathbb: {
    upper: 0x1d538,
    lower: 0x1d552,
    digit: 0x1d7d8,
    exceptions: { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' },
  },
  mathcal: {
    upper: 0x1d49c,
    lower: 0x1d4b6,
    digit: 0,
    exceptions: {
      B: 'ℬ',
      E: 'ℰ',
      F: 'ℱ',
      H: 'ℋ',
      I: 'ℐ',
      L: 'ℒ',
      M: 'ℳ',
      R: 'ℛ',
      e: 'ℯ',
      g: 'ℊ',
      o: 'ℴ',
    },
  },
  mathfrak: {
    upper: 0x1d504,
    lower: 0x1d51e,
    digit: 0,
    exceptions: { C: 'ℭ', H: 'ℌ', I: 'ℑ', R: 'ℜ', Z: 'ℨ' },
  },
};

/** Other names of the alphabets. Bold, roman and typewriter letters are shown as plain ones. */
const ALIASES: Record<string, string> = {
  mathds: 'mathbb',
  mathscr: 'mathcal',
  Bbb: 'mathbb',
};

/** True if `command` selects an alphabet of its own. */
export function isAlphabet(command: string): boolean {
  return Object.hasOwn(ALPHABETS, command) || Object.hasOwn(ALIASES, command);
}

/** Returns `text` in the letters of an alphabet, as far as it has them. */
export function inAlphabet(text: string, command: string): string {
  const alphabet = ALPHABETS[ALIASES[command] ?? command];
  if (!alphabet) return text;
  let out = '';
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (Object.hasOwn(alphabet.exceptions, character)) out += alphabet.exceptions[character];
    else if (character >= 'A' && character <= 'Z') out += String.fromCodePoint(alphabet.upper + code - 0x41);
    else if (character >= 'a' && character <= 'z') out += String.fromCodePoint(alphabet.lower + code - 0x61);
    else if (alphabet.digit && character >= '0' && character <= '9')
      out += String.fromCodePoint(alphabet.digit + code - 0x30);
    else out += character;
  }
  return out;
}

/** Characters, and the same characters raised or lowered, by index. */
const SCRIPTS = {
  sup: [
    '0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιϕφχ′∗*†',
    '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᶲᵠᵡ′**†',
  ],
  sub: ['0123456789+−=()aehijklmnoprstuvxβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ'],
} as const;

/** Returns `text` raised or lowered; undefined if a character has no such form. */
export function inScript(text: string, script: 'sup' | 'sub'): string | undefined {
  return toForms(text, SCRIPTS[script]);
}
