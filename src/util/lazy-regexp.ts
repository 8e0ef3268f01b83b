/**
 * A pattern compiled at its first use: for those that name Unicode properties. V8 checks every regular expression
 * literal when it loads a script, called or not, and for `\p{...}` that takes 0.1 to 0.5 ms of each start.
 */
export function lazyRegExp(source: string, flags = 'u'): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
}
