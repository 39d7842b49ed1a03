import { createHash } from 'node:crypto';
import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import { labelOfPath } from '@leitwerk/metadata/letter/label-of-path';
import { modelledEntity } from '@leitwerk/metadata/letter/letter-entity';
import type { LetterNeeds } from '@leitwerk/metadata/letter/letter-needs';
import { noNeeds } from '@leitwerk/metadata/letter/letter-needs';
import type { Language } from '@leitwerk/metadata/shown-type';
import { placeZone } from '@leitwerk/metadata/shown-types/clock';
import { ActionRefused } from '@leitwerk/platform/module/module';
import type { ModuleContext } from '@leitwerk/platform/module/module-reach';
import { documentsIssue } from './documents-issue.ts';
import { fillBeside } from './fill-beside.ts';

import type { LetterNode } from './letter-node.ts';
import { letterHtml, letterheadHtml } from './letter-pages.ts';
import type { LetterParts } from './letter-texts.ts';
import { lettersTexts } from './letter-texts.ts';
import { layOver, pagesOf } from './pdf-beside.ts';
import { printPage } from './printer.ts';
import { makeReader } from './read-letter.ts';
import type { Sample } from './sample-record.ts';
import { sampleRecord } from './sample-record.ts';

/** A letter before it is set in pages. */
export type FilledLetter = {
  readonly parts: LetterParts;
  readonly language: Language;
  readonly day: string;
  readonly author: string;
  /** HTML by place. */
  readonly html: Readonly<Record<string, string>>;
  /** What it says of its record, as it is frozen. */
  readonly record: LetterNode;
  readonly title: string;
  /** Without an ending. */
  readonly fileName: string;
};

type Asked = {
  readonly parts: LetterParts;
  /** Its id, or one that is made up. */
  readonly record: string | { readonly sample: Sample };
  readonly language: Language;
  /** Names of fields that are wanted beside those that the texts show. */
  readonly more?: readonly string[];
  /** What must be filled in; as the template says when absent. */
  readonly required?: readonly string[];
};

/** Reads the record as the actor sees it and fills it into the texts. Throws `ActionRefused` with all that is wrong. */
export async function fillLetter(
  { parts, record: id, language, more = [], required = parts.template.required ?? [] }: Asked,
  context: ModuleContext,
): Promise<FilledLetter> {
  const { template } = parts;
  const { entities } = context.letters;
  const entity = entities[template.entity];
  if (!entity)
    throw new ActionRefused([documentsIssue('template', 'documents.other-entity', { template: template.label })]);
  const { texts, blocks, needs, issues } = lettersTexts(parts, modelledEntity(entity, entities), language);
  if (issues.length > 0) throw new ActionRefused(issues);
  const wanted = withFields(needs, [titleOf(entity), ...more]);
  const kept = template.required ?? [];
  const record =
    typeof id === 'string'
      ? await makeReader(context, language).readOne(template.entity, id, wanted)
      : sampleRecord(entity, wanted, entities, { ...id, language, kept });
  if (!record) throw new ActionRefused([documentsIssue('record', 'documents.no-record')]);
  refuseMissing(required, record, (path) => labelOfPath(path, entity.fields, entities));
  const day = context.today;
  const html = await fillBeside({
    language,
    texts,
    blocks: Object.fromEntries(
      blocks.map((one) => {
        const isValid = (one.validFrom ?? day) <= day && day <= (one.validTo ?? day);
        return [one.id, isValid ? (one.body[language] ?? one.body.de) : ''];
      }),
    ),
    record,
    today: day,
    zone: placeZone(),
    user: context.actor.name,
  });
  const title = plainText(html['subject'] ?? '') || template.label[language];
  const about = record.fields?.[titleOf(entity)]?.text ?? '';
  const fileName = plainText(html['fileName'] ?? '') || [template.label[language], about].filter(Boolean).join(' ');
  return { parts, language, day, author: context.actor.name, html, record, title, fileName };
}

type Entity = {
  readonly titleField: string;
  readonly fields: readonly { readonly id: string; readonly name: string }[];
};

const titleOf = ({ titleField, fields }: Entity): string =>
  fields.find((one) => one.id === titleField)?.name ?? titleField;

const withFields = (needs: LetterNeeds, names: readonly string[]): LetterNeeds => {
  const missing = names.filter((name) => !needs.fields.has(name));
  return { ...needs, fields: new Map([...needs.fields, ...missing.map((name) => [name, noNeeds()] as const)]) };
};

/** What stands at `lead.address.city`. */
export const nodeAt = (record: LetterNode, path: string): LetterNode | undefined =>
  path.split('.').reduce<LetterNode | undefined>((at, name) => at?.fields?.[name], record);

function refuseMissing(required: readonly string[], record: LetterNode, labelOf: (path: string) => Label): void {
  const missing = required.filter((path) => {
    const node = nodeAt(record, path);
    return node?.rows ? node.rows.length === 0 : node?.raw === undefined || node.raw === null || node.raw === '';
  });
  if (missing.length > 0)
    throw new ActionRefused(
      missing.map((path) => documentsIssue('record', 'documents.missing', { field: labelOf(path) })),
    );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  nbsp: ' ',
};

/** On one line, without mark-up. */
export const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|#x27|nbsp);/g, (_all, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** Pages of one letter. */
const MOST_PAGES = 200;
/** Letterheads that were set last, by the hash of their HTML, which is long: most letters have one and the same. */
const sheets = new Map<string, Promise<Uint8Array>>();
const MOST_SHEETS = 40;

/** Sets a filled letter in pages. @returns a PDF, the same bytes for the same letter */
export async function setLetter(letter: FilledLetter): Promise<Uint8Array> {
  const { parts, language, html, title, day, author } = letter;
  const text = await printPage(letterHtml(parts.layout, language, title, html));
  const pages = await pagesOf(text);
  if (pages > MOST_PAGES)
    throw new ActionRefused([documentsIssue('template', 'documents.too-many-pages', { most: MOST_PAGES, pages })]);
  const over = letterheadHtml(parts.layout, language, pages, html);
  return layOver(text, await sheetsOf(over), { title, author, language, day });
}

function sheetsOf(html: string): Promise<Uint8Array> {
  const key = createHash('sha256').update(html).digest('base64');
  const known = sheets.get(key);
  if (known) return known;
  const made: Promise<Uint8Array> = printPage(html);
  sheets.set(key, made);
  made.catch(() => sheets.delete(key));
  for (const oldest of sheets.keys()) {
    if (sheets.size <= MOST_SHEETS) break;
    sheets.delete(oldest);
  }
  return made;
}
