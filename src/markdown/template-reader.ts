/** Reads a template tag or an expression at an offset; undefined if there is none. Blocks, HTML and inline text use it. */
export type TemplateReader = (source: string, at: number) => TemplateText | undefined;

/** A template tag and the text that replaces it. */
export interface TemplateText {
  /** Offset after the tag. */
  end: number;
  text: string;
}
