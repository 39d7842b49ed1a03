import type { Action } from '@leitwerk/platform/module/module';
import { ASKED_LETTER, fileOnce } from '../file-once.ts';
import { issueMail, sentOf } from '../issue-mail.ts';
import { renderMail } from '../render-mail.ts';

/** Sends a letter about a record as an e-mail and files it there. A call that comes again sends no second one. */
export const mail: Action = {
  label: { de: 'Als E-Mail senden', en: 'Send as e-mail' },
  input: ASKED_LETTER,
  run: (input, context) =>
    fileOnce(input, context, {
      answerOf: sentOf,
      file: async (asked) => issueMail(await renderMail(asked, context), asked.record, context),
    }),
};
