/** What another server or the connection said, in one line. */
export function reasonOf(error: unknown): string {
  const { message, code, cause } = (typeof error === 'object' && error !== null ? error : {}) as Partial<
    Record<'message' | 'code' | 'cause', unknown>
  >;
  const said = [message, code].find((one) => typeof one === 'string' && one !== '');
  const text = said ?? (cause === undefined ? error : reasonOf(cause));
  return String(text)
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ')
    .trim()
    .slice(0, 300);
}
