import type {
  LayoutDefinition,
  LetterText,
  TemplateDefinition,
  TextBlockDefinition,
} from '@leitwerk/metadata/generated/definitions.gen';
import type { Issue } from '@leitwerk/metadata/issue';
import type { LetterEntity } from '@leitwerk/metadata/letter/letter-entity';
import type { Frame } from '@leitwerk/metadata/letter/letter-frame';
import type { LetterNeeds } from '@leitwerk/metadata/letter/letter-needs';
import { noNeeds } from '@leitwerk/metadata/letter/letter-needs';
import { parseLetter } from '@leitwerk/metadata/letter/parse-letter';
import { resolvePath } from '@leitwerk/metadata/letter/resolve-path';
import { walkLetter } from '@leitwerk/metadata/letter/walk-letter';
import type { Language } from '@leitwerk/metadata/shown-type';

/** A template with all that belongs to it. */
export type LetterParts = {
  readonly template: TemplateDefinition;
  readonly layout: LayoutDefinition;
  readonly blocks: Readonly<Record<string, TextBlockDefinition>>;
};

/** What is filled in one language, and what of the record that takes. */
export type LetterTexts = {
  readonly texts: Readonly<Record<string, string>>;
  /** Sources of the text blocks that are named, and how long each is valid. */
  readonly blocks: readonly TextBlockDefinition[];
  readonly needs: LetterNeeds;
  /** Nothing for published templates. */
  readonly issues: readonly Issue[];
};

export const inLanguage = (text: LetterText, language: Language): string => text[language] ?? text.de;

/** The texts of a letter by the place where they stand, with the text blocks that they name. */
export function lettersTexts(
  { template, layout, blocks }: LetterParts,
  entity: LetterEntity,
  language: Language,
): LetterTexts {
  const needs = noNeeds();
  const issues: Issue[] = [];
  const used = new Map<string, TextBlockDefinition>();
  const about: Frame = { is: 'record', entity, needs };
  const read = (place: string, source: string, frame: Frame): void => {
    const report = (code: string, params: NonNullable<Issue['params']>) =>
      void issues.push({ path: place, code, params });
    const parsed = parseLetter(source);
    if ('issue' in parsed) return report(parsed.issue.code, parsed.issue.params);
    walkLetter(parsed.program, frame, {
      report,
      block: (id, line) => {
        const block = blocks[id];
        if (!block) return report('letter.unknown-block', { line, id });
        if (used.has(id)) return;
        used.set(id, block);
        read(
          `text-block ${id}`,
          inLanguage(block.body, language),
          block.entity === undefined ? { is: 'nothing' } : about,
        );
      },
    });
  };
  const texts: Record<string, string> = {};
  const add = (place: string, text: LetterText | undefined, frame: Frame): void => {
    if (!text) return;
    texts[place] = inLanguage(text, language);
    read(place, texts[place], frame);
  };
  for (const key of ['subject', 'address', 'information', 'body', 'fileName'] as const) add(key, template[key], about);
  add('mail:subject', template.mail?.subject, about);
  add('mail:body', template.mail?.body, about);
  add('sender', layout.sender, { is: 'nothing' });
  for (const box of layout.boxes ?? []) add(`box:${box.id}`, box.body, { is: 'nothing' });
  for (const column of layout.footer?.columns ?? []) add(`column:${column.id}`, column.body, { is: 'nothing' });
  const { required = [], printOrder, mail, attachments = [] } = template;
  for (const original of [...required, printOrder, mail?.to, ...attachments.map(({ file }) => file)])
    if (original !== undefined) needPath(original, about, issues);
  return { texts, blocks: [...used.values()], needs, issues };
}

/** What must be filled in is read too, even when no text shows it. */
function needPath(original: string, about: Frame, issues: Issue[]): void {
  const start = { line: 1, column: 0 };
  const path = { depth: 0, parts: original.split('.'), original, loc: { source: '', start, end: start } };
  resolvePath(path, [about], (code, params) => void issues.push({ path: 'required', code, params }));
}
