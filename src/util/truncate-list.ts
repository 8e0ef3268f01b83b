/** The first names as text, and the number of the others: `a, b and 3 more`. */
export function truncateList(names: readonly string[], limit = 12): string {
  const more = names.length - limit;
  return more > 0 ? `${names.slice(0, limit).join(', ')} and ${more} more` : names.join(', ');
}
