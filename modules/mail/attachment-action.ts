import type { Action } from '@leitwerk/platform/module/module';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { atMessage, attachmentsOf, placeOf, takeAttachment } from './fetch-part.ts';
import { mailIssue } from './mail-issue.ts';

/**
 * Fetches a file of a message from its server and keeps it as a file of the caller's, of the type that its content says. It is downloaded
 * or put at a record as files are; what is at no record after a day goes.
 */
export const attachmentAction: Action = {
  label: { de: 'Anhang einer E-Mail holen', en: 'Fetch an attachment of an e-mail' },
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['message', 'part'],
    properties: {
      message: { type: 'string', format: 'uuid' },
      part: { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)*$', maxLength: 100 },
      inner: { type: 'integer', minimum: 0, description: 'Which file, where the part is a winmail.dat' },
    },
  },
  run: async (input, context) => {
    const place = await placeOf(String(input['message']), context);
    const wanted = attachmentsOf(place.message).find(
      ({ part, inner }) => part === input['part'] && inner === input['inner'],
    );
    if (!wanted) throw new ActionRefused([mailIssue('part', 'mail.attachment-gone')]);
    return atMessage(place, context, (client, uid) => takeAttachment(client, uid, wanted, context));
  },
};
