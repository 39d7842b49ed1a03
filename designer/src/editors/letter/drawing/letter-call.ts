/** A variable as it stands in braces: a path, and the call that shows it. */
export type ShownValue = {
  readonly call: string | null;
  readonly path: string;
  readonly settings: Readonly<Record<string, string>>;
};

const PATH = String.raw`(?:\.\./)*@?[A-Za-z][\w]*(?:\.[A-Za-z][\w]*)*`;
const SHOWN = new RegExp(`^\\{\\{\\s*(?:(as[A-Z]\\w*)\\s+)?(${PATH})((?:\\s+\\w+=(?:"[^"]*"|-?\\d+))*)\\s*\\}\\}$`);
const SETTING = /(\w+)=(?:"([^"]*)"|(-?\d+))/g;

/** Null for what is more than a path with settings, for example a sum. */
export function readShownValue(source: string): ShownValue | null {
  const [, call, path, rest = ''] = SHOWN.exec(source) ?? [];
  if (path === undefined || path === 'else') return null;
  const settings = Object.fromEntries(
    [...rest.matchAll(SETTING)].map(([, key, text, number]) => [key, text ?? number ?? '']),
  );
  return { call: call ?? null, path, settings };
}

export function writeShownValue({ call, path, settings }: ShownValue): string {
  const given = Object.entries(settings).filter(([, value]) => value !== '');
  const written = given.map(([key, value]) => ` ${key}=${/^-?\d+$/.test(value) ? value : `"${value}"`}`);
  return call === null ? `{{${path}}}` : `{{${call} ${path}${written.join('')}}}`;
}

/** Id of the text block that is named. */
export const blockIdOf = (source: string): string | null =>
  /^\{\{~?\s*block\s+"([^"]*)"\s*~?\}\}$/.exec(source)?.[1] ?? null;

export const OPERATORS = ['filled', 'empty', 'is', 'is-not', 'more'] as const;
export type Operator = (typeof OPERATORS)[number];
/** A condition that can be chosen; others are written. */
export type Condition = { readonly path: string; readonly operator: Operator; readonly values: readonly string[] };

const VALUE = String.raw`"[^"]*"|-?\d+(?:\.\d+)?`;
const CONDITIONS: readonly (readonly [Operator, RegExp])[] = [
  ['filled', new RegExp(`^(${PATH})$`)],
  ['empty', new RegExp(`^\\(not\\s+(${PATH})\\)$`)],
  ['is', new RegExp(`^\\(is\\s+(${PATH})((?:\\s+(?:${VALUE}))+)\\)$`)],
  ['is-not', new RegExp(`^\\(not\\s+\\(is\\s+(${PATH})((?:\\s+(?:${VALUE}))+)\\)\\)$`)],
  ['more', new RegExp(`^\\(more\\s+(${PATH})(\\s+(?:${VALUE}))\\)$`)],
];

/** What stands behind `#if`; null when it is more than can be chosen. */
export function readCondition(text: string): Condition | null {
  for (const [operator, pattern] of CONDITIONS) {
    const [, path, values = ''] = pattern.exec(text) ?? [];
    if (path === undefined) continue;
    return {
      path,
      operator,
      values: [...values.matchAll(/"([^"]*)"|(-?\d+(?:\.\d+)?)/g)].map(([, quoted, number]) => quoted ?? number ?? ''),
    };
  }
  return null;
}

export function writeCondition({ path, operator, values }: Condition): string {
  const given = (values.length > 0 ? values : ['']).map((one) => `"${one.replaceAll('"', '')}"`).join(' ');
  switch (operator) {
    case 'filled':
      return path;
    case 'empty':
      return `(not ${path})`;
    case 'is':
      return `(is ${path} ${given})`;
    case 'is-not':
      return `(not (is ${path} ${given}))`;
    case 'more': {
      const [first = '0'] = values;
      return `(more ${path} ${/^-?\d+(\.\d+)?$/.test(first) ? first : given})`;
    }
  }
}

/** What opens a condition or list, or another branch of it: its name and what stands behind it. */
export type Opening = { readonly name: string; readonly text: string };

/** Null when it has marks of its own (`~`), which would be lost. */
export function readOpening(source: string): Opening | null {
  const [, name, text] = /^\{\{(#\w+|else(?:\s+\w+)?|\^)\s*([^~]*)\}\}$/.exec(source) ?? [];
  return name === undefined ? null : { name: name.replace(/\s+/g, ' '), text: (text ?? '').trim() };
}

export const writeOpening = ({ name, text }: Opening): string => `{{${name}${text === '' ? '' : ` ${text}`}}}`;

/** The path or entity that a list goes through, and by which field its records point here. */
export function readList({
  name,
  text,
}: Opening): { readonly path: string } | { readonly entity: string; readonly via: string } | null {
  if (name === '#each') return new RegExp(`^${PATH}$`).test(text) ? { path: text } : null;
  if (name !== '#related') return null;
  const [, entity] = /^"([^"]+)"/.exec(text) ?? [];
  const [, via] = /\svia="([^"]+)"/.exec(text) ?? [];
  return entity !== undefined && via !== undefined ? { entity, via } : null;
}
