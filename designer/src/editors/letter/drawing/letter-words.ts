import { labelOfPath } from '@leitwerk/metadata/letter/label-of-path';
import { LETTER_CALLS, LETTER_DATA } from '@leitwerk/metadata/letter/letter-calls';
import type { Language } from '@leitwerk/runtime-ui/renderer';
import type { DrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { LetterSurroundings } from '../complete-letter.ts';
import type { Inner } from './inner-call.ts';
import { readInner } from './inner-call.ts';
import { blockIdOf, readCondition, readList, readOpening, readShownValue } from './letter-call.ts';
import type { Scopes } from './letter-scope.ts';
import { fieldAt, fieldsAround, scopesWithin, withoutSteps } from './letter-scope.ts';

/** How what stands in braces is called in the drawing. */
export type LetterWords = {
  readonly value: (source: string, openings: readonly string[]) => string;
  readonly opening: (source: string, openings: readonly string[]) => string;
  readonly block: (source: string) => string;
};

export function letterWords(surroundings: LetterSurroundings, language: Language, t: DrawingTexts): LetterWords {
  const { model, blocks } = surroundings;
  const pathWords = (path: string, scopes: Scopes): string => {
    const name = path.startsWith('@') ? path.slice(1) : '';
    if (Object.hasOwn(LETTER_DATA, name)) return LETTER_DATA[name]?.[language] ?? path;
    if (name !== '') return t.loopData(name);
    const words = labelOfPath(withoutSteps(path), fieldsAround(path, scopes), model.entities)[language];
    // Of the list or record outside, which has fields of the same names.
    return `${'↑\u00a0'.repeat(path.split('../').length - 1)}${words}`;
  };
  const block = (source: string): string => {
    const id = blockIdOf(source) ?? source;
    return blocks.find((one) => one.id === id)?.label?.[language] ?? id;
  };
  /** Calls within calls in words; what cannot be read stays as it is. */
  const innerWords = (text: string, scopes: Scopes): string => {
    const words = (one: Inner): string => {
      if (one.is !== 'call') return one.is === 'path' ? pathWords(one.text, scopes) : one.text;
      const [first, ...others] = one.of;
      const options = first?.is === 'path' ? fieldAt(first.text, scopes, model)?.options : undefined;
      const named = others.map((other) =>
        other.is === 'value'
          ? (options?.find((option) => option.id === other.text)?.label[language] ?? other.text)
          : words(other),
      );
      return t.call(one.name, [first ? words(first) : '', ...named]);
    };
    const read = readInner(text);
    return read ? words(read) : text;
  };
  const value = (source: string, openings: readonly string[]): string => {
    if (blockIdOf(source) !== null) return block(source);
    const scopes = scopesWithin(openings, surroundings);
    const shown = readShownValue(source);
    if (shown) {
      const settings = Object.entries(shown.settings).map(([key, one]) => t.setting(key, one));
      const words = pathWords(shown.path, scopes);
      return settings.length > 0 ? `${words} (${settings.join(', ')})` : words;
    }
    const inside = source.slice(2, -2).trim();
    const [, called] = /^as[A-Z]\w*\s+(\(.*\))(?:\s+\w+=\S+)*$/.exec(inside) ?? [];
    return called === undefined ? inside : innerWords(called, scopes);
  };
  const conditionWords = (text: string, scopes: Scopes): string => {
    const read = readCondition(text);
    return read?.operator === 'filled' ? t.call('filled', [pathWords(read.path, scopes)]) : innerWords(text, scopes);
  };
  const opening = (source: string, openings: readonly string[]): string => {
    const read = readOpening(source);
    if (!read) return source.slice(2, -2).trim();
    const scopes = scopesWithin(openings, surroundings);
    const list = readList(read);
    if (list && 'path' in list) return t.forEach(pathWords(list.path, scopes));
    if (list) return t.forEach(model.entities[list.entity]?.labelPlural[language] ?? list.entity);
    switch (read.name) {
      case '#if':
        return t.when(conditionWords(read.text, scopes));
      case '#unless':
        return t.unless(conditionWords(read.text, scopes));
      case 'else if':
        return t.orWhen(conditionWords(read.text, scopes));
      case 'else':
      case '^':
        return t.otherwise;
      default:
        return source.slice(2, -2).trim();
    }
  };
  return { value, opening, block };
}

export const callChoices = (language: Language): readonly { readonly value: string; readonly label: string }[] =>
  Object.entries(LETTER_CALLS)
    .filter(([, { place }]) => place === 'shown')
    .map(([value, { help }]) => ({ value, label: help[language] }));
