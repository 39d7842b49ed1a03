import { parentPort } from 'node:worker_threads';
import type { AddressObject } from 'mailparser';
import { simpleParser } from 'mailparser';
import { isAnswerable } from './away/is-answerable.ts';
import { bounceOf } from './bounce-of.ts';
import { calendarOf } from './calendar-of.ts';
import type { MailSource, ParsedMail, Person } from './parsed-mail.ts';
import { readTnef } from './tnef/read-tnef.ts';

/** More addresses than that stand in no letter; in attacks they do. */
const MOST_PEOPLE = 200;
const MOST_REFERENCES = 100;
const MOST_HTML = 1_000_000;

async function parse({ bytes }: MailSource): Promise<ParsedMail> {
  const mail = await simpleParser(Buffer.from(bytes), {
    skipImageLinks: true,
    skipTextToHtml: true,
    maxHtmlLengthToParse: MOST_HTML,
    keepDeliveryStatus: true,
  });
  const [from = null] = peopleOf(mail.from);
  const parts = mail.attachments.map(({ contentType, content }) => ({ type: contentType, content }));
  const packs = mail.attachments.filter(({ contentType, filename }) => isPack(contentType, filename));
  const tnef = packs[0] && packs.length === 1 ? readTnef(packs[0].content) : null;
  const isBare = !mail.text?.trim() && !mail.html;
  const date = mail.date && !Number.isNaN(mail.date.getTime()) ? mail.date.toISOString() : null;
  return {
    subject: mail.subject ?? '',
    from,
    to: peopleOf(mail.to),
    cc: peopleOf(mail.cc),
    date,
    messageId: mail.messageId ?? null,
    references: [mail.references ?? [], mail.inReplyTo ?? []].flat().slice(0, MOST_REFERENCES),
    text: mail.text || (isBare ? (tnef?.text ?? '') : ''),
    html: mail.html || (isBare ? (tnef?.html ?? null) : null),
    automatic: isAutomatic(mail.headers.get('auto-submitted')),
    answerable: isAnswerable(mail.headers, from?.address ?? ''),
    bounce: bounceOf(parts),
    calendar: calendarOf(parts),
    packed:
      tnef?.isWhole === true
        ? tnef.files.map(({ name, type, content }) => ({ name, type, size: content.length }))
        : null,
  };
}

const isPack = (type: string | undefined, name: string | false | undefined): boolean =>
  type === 'application/ms-tnef' || (typeof name === 'string' && /^winmail\.dat$/i.test(name));

const isAutomatic = (header: unknown): boolean => typeof header === 'string' && !/^\s*no\b/i.test(header);

function peopleOf(given: AddressObject | AddressObject[] | undefined): readonly Person[] {
  const all = [given ?? []].flat().flatMap(({ value }) => value.flatMap((one) => one.group ?? [one]));
  return all.slice(0, MOST_PEOPLE).map(({ name, address }) => ({ name, address: address ?? '' }));
}

// A thread of its own that reads messages: see `parse-beside.ts`.
parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: MailSource }) => {
  void parse(input).then(
    (output) => parentPort?.postMessage({ id, output }),
    (error: unknown) => parentPort?.postMessage({ id, output: { reason: String(error) } }),
  );
});
parentPort?.postMessage({ ready: true });
