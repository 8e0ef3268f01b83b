/**
 * Characters that search ignores, because readers do not type them. Such are soft hyphens, zero-width spaces, and marks that
 * are characters of their own (decomposed accents, Hebrew and Arabic points, variation selectors).
 */
export const IGNORABLE =
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c2\u05c4-\u05c7\u0610-\u061a\u064b-\u065f\u0670]|[\xad\u0640\u200b\u2060]|\ufe0e|\ufe0f/;
