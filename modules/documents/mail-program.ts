import { parentPort } from 'node:worker_threads';
import { convert } from 'html-to-text';
import core from 'mjml-core';
import preset from 'mjml-preset-core';
import type { MailAnswer, MailQuestion } from './mail-html.ts';
import { mailMjml } from './mail-html.ts';

const LONGEST = 3_000_000;

/** HTML as mail programs show it, and the same as text. Nothing is included or fetched, no fonts of others are named. */
async function writeMail(question: MailQuestion): Promise<MailAnswer> {
  try {
    const { html } = await core.default(mailMjml(question), {
      presets: [preset],
      ignoreIncludes: true,
      validationLevel: 'skip',
      fonts: {},
      keepComments: false,
      lang: question.language,
    });
    if (html.length > LONGEST) return { reason: `more than ${LONGEST} characters` };
    const text = convert([question.body, ...question.foot].join('<hr>'), {
      wordwrap: 76,
      limits: { maxInputLength: LONGEST },
      selectors: [
        ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
        { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
        { selector: 'hr', options: { length: 40 } },
      ],
    });
    return { html, text };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

// A thread of its own that writes mails: see `mail-beside.ts`.
parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: MailQuestion }) => {
  void writeMail(input).then((output) => parentPort?.postMessage({ id, output }));
});
parentPort?.postMessage({ ready: true });
