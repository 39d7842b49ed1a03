/** A reference as it is read, or the id that was chosen. */
export function linkOf(value: unknown): { readonly id: string; readonly title: string } | null {
  if (typeof value === 'string' && value !== '') return { id: value, title: '–' };
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return { id: String(value.id), title: 'title' in value ? String(value.title ?? '–') : '–' };
}
