/** The part of js-yaml 3 (gray-matter's own) that reads front matter; the package brings no types. */
declare module 'js-yaml' {
  export class Type {
    constructor(
      tag: string,
      options: {
        kind: 'scalar' | 'sequence' | 'mapping';
        resolve?: (data: string | null) => boolean;
        construct?: (data: string | null) => unknown;
      },
    );
  }
  export class Schema {
    constructor(definition: { include?: Schema[]; implicit?: Type[]; explicit?: Type[] });
  }
  export const FAILSAFE_SCHEMA: Schema;
  export function safeLoad(text: string, options: { schema: Schema }): unknown;
}
