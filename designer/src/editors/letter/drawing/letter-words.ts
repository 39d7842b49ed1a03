import { labelOfPath } from '@leitwerk/metadata/letter/label-of-path';
import { LETTER_CALLS, LETTER_DATA } from '@leitwerk/metadata/letter/letter-calls';
import type { Language } from '@leitwerk/runtime-ui/renderer';
import type { DrawingTexts } from '../../../i18n/drawing-texts.ts';
import type { LetterSurroundings } from '../complete-letter.ts';
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
    return labelOfPath(withoutSteps(path), fieldsAround(path, scopes), model.entities)[language];
  };
  const block = (source: string): string => {
    const id = blockIdOf(source) ?? source;
    return blocks.find((one) => one.id === id)?.label?.[language] ?? id;
  };
  const value = (source: string, openings: readonly string[]): string => {
    if (blockIdOf(source) !== null) return block(source);
    const shown = readShownValue(source);
    if (!shown) return source.slice(2, -2).trim();
    const settings = Object.entries(shown.settings).map(([key, one]) => t.setting(key, one));
    const format = [
      shown.call !== null && shown.call !== 'asMoney' && settings.length > 0 ? '' : null,
      ...settings,
    ].filter((one) => one);
    const words = pathWords(shown.path, scopesWithin(openings, surroundings));
    return format.length > 0 ? `${words} (${format.join(', ')})` : words;
  };
  const condition = (text: string, scopes: Scopes): string => {
    const read = readCondition(text);
    if (!read) return text;
    const options = fieldAt(read.path, scopes, model)?.options;
    const values = read.values.map((one) => options?.find((option) => option.id === one)?.label[language] ?? one);
    return t.condition(read.operator, pathWords(read.path, scopes), values);
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
        return t.when(condition(read.text, scopes));
      case '#unless':
        return t.unless(condition(read.text, scopes));
      case 'else if':
        return t.orWhen(condition(read.text, scopes));
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
