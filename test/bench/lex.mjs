// @ts-check
import { Marked } from 'marked';

const marked = new Marked();

/** Splits a text into marked's tokens: the baseline that layout and rendering are compared with. @param {string} source */
export const lex = source => marked.lexer(source);
