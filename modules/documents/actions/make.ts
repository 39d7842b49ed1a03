import type { Action } from '@leitwerk/platform/module/module';
import { ASKED_LETTER, fileOnce } from '../file-once.ts';
import { issuedOf, issueLetter } from '../issue-letter.ts';
import { fillLetter } from '../render-letter.ts';

/** Makes a letter about a record from a template and files it there. A call that comes again is answered with the letter of the first time. */
export const make: Action = {
  label: { de: 'Schreiben erstellen', en: 'Make a letter' },
  input: ASKED_LETTER,
  run: (input, context) =>
    fileOnce(input, context, {
      answerOf: issuedOf,
      file: async (asked) => issueLetter(await fillLetter(asked, context), asked.record, context),
    }),
};
