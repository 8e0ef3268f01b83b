/** Types of the part of marked-terminal that is used. The package has none. */
declare module 'marked-terminal' {
  import type { Tokens } from 'marked';

  export default class Renderer {
    constructor(
      options: { tab?: number; emoji?: boolean; code?: (text: string) => string },
      highlight: { theme: Record<string, (text: string) => string>; ignoreIllegals: boolean },
    );
    code(token: Tokens.Code): string;
  }
}
