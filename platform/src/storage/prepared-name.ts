/** More different statements than this are rare ones; they run without being kept by every connection. */
const MOST_STATEMENTS = 800;

const names = new Map<string, string>();

/** Name under which a statement of this text is prepared; equal texts share one plan per connection. */
export function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_STATEMENTS) return known;
  const name = `lw${names.size}`;
  names.set(text, name);
  return name;
}
