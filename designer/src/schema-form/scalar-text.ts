const NUMBERS: ReadonlySet<string> = new Set(['integer', 'duration']);

export const textFromScalar = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** A typed text as the value of a field of a type: numbers and yes/no as such, lists as JSON, everything else as text. */
export function scalarFromText(text: string, type: string): unknown {
  if (text === '') return undefined;
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  if (NUMBERS.has(type) && /^-?\d+$/.test(text)) return Number(text);
  if (/^[[{]/.test(text)) return fromJson(text);
  return text;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
