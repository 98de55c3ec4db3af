/**
 * The values of an `in (…)`, filled up with the last one to a length of 1, 2, 4, 8 …: a database keeps what it knows about
 * a statement by its text, and lists of every length would be as many texts. @param values at least one.
 */
export function valueList<T>(values: Iterable<T>): T[] {
  const list = [...values];
  const length = 2 ** Math.ceil(Math.log2(list.length));
  return [...list, ...Array<T>(length - list.length).fill(list.at(-1)!)];
}
