import { repetitionFrom } from '../repetition/repetition.ts';
import { wordsOfRepetition } from '../repetition/repetition-words.ts';
import type { ShownType } from '../shown-type.ts';

/** Asked for only as there or not there: nobody looks for a rule by its text. */
export const repetition: ShownType = {
  operators: ['isNull'],
  sortable: false,
  format: (value, _field, language) => {
    const found = repetitionFrom(value);
    return found ? wordsOfRepetition(found, language) : '';
  },
};
