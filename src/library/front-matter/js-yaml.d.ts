/** Types for the part of js-yaml 3 (a dependency of gray-matter) that is used here; the package has none. */
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
