/** `1 article`, `1,200 articles`. */
export function pluralize(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
