import { isPlain, keyedLists } from '@leitwerk/metadata/keyed-list';
import type { Path } from '@leitwerk/metadata/overlay';
import { definitionKey } from '@leitwerk/metadata/overlay';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import type { ValuePath } from '../schema-form/value-path.ts';
import { pathText } from '../schema-form/value-path.ts';
import type { EditedDocument } from '../where-used/find-uses.ts';
import { headOf } from './definition-head.ts';
import { placeWords } from './place-words.ts';

/** Where an operation is, in words: `Lead › Felder › Telefon › Höchstlänge`. */
export function keyPathWords(
  documents: readonly EditedDocument[],
  [key = '', ...steps]: Path,
  label: (label: Label | undefined) => string,
): string {
  const document = documents.find((one) => definitionKey(one) === key)?.document;
  const name = label(headOf(document).label) || key;
  const place = placeWords(document, pathText(positionsOf(document, steps)), label);
  return [name, place].filter(Boolean).join(' › ');
}

/** Keys of elements as positions in their lists, as far as they are there. */
function positionsOf(value: unknown, steps: readonly string[]): ValuePath {
  const [step, ...rest] = steps;
  if (step === undefined) return [];
  if (Array.isArray(value)) {
    const keys = [...(keyedLists([value])?.[0].keys() ?? [])];
    const at = keys.indexOf(step);
    return at < 0 ? [] : [at, ...positionsOf(value[at], rest)];
  }
  return [step, ...positionsOf(isPlain(value) ? value[step] : undefined, rest)];
}
