import { isPlain } from './keyed-list.ts';

/** Keys of objects and positions in lists, from the definition down. */
export type ValuePath = readonly (string | number)[];

/** As issues name it: `fields.3.label.de`. */
export const pathText = (path: ValuePath): string => path.join('.');

export function valueAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((holder, key) => {
    if (Array.isArray(holder)) return holder[Number(key)];
    return isPlain(holder) ? holder[key] : undefined;
  }, value);
}

/** The value with another one at the place; `undefined` takes it away. What is not touched stays the same object. */
export function withValue(holder: unknown, path: ValuePath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(holder)) {
    const next = [...holder];
    if (rest.length === 0 && value === undefined) next.splice(Number(key), 1);
    else next[Number(key)] = withValue(holder[Number(key)], rest, value);
    return next;
  }
  const object = isPlain(holder) ? holder : {};
  if (rest.length === 0 && value === undefined) {
    const { [String(key)]: _gone, ...others } = object;
    return others;
  }
  return { ...object, [key]: withValue(object[key], rest, value) };
}

/** Reads a path of an issue against the value: a key may hold dots itself (`record.updated`). */
export function pathFromText(value: unknown, text: string): ValuePath {
  if (text === '') return [];
  const parts = text.split('.');
  for (let length = parts.length; length >= 1; length--) {
    const key = parts.slice(0, length).join('.');
    const rest = parts.slice(length).join('.');
    if (Array.isArray(value) && /^\d+$/.test(key)) return [Number(key), ...pathFromText(value[Number(key)], rest)];
    if (isPlain(value) && Object.hasOwn(value, key)) return [key, ...pathFromText(value[key], rest)];
  }
  return parts.slice(0, 1);
}
