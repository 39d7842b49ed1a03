import type { Issue } from '@leitwerk/metadata/issue';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { WireRecord } from '@leitwerk/metadata/wire';
import type { ModuleContext, ModuleFile, RecordCommand } from '@leitwerk/platform/module/module-reach';
import type { ModuleProgress, ModuleRun, ModuleRunKind, ModuleStep } from '@leitwerk/platform/module/module-run';
import { finalIssuesOf } from '@leitwerk/platform/module/refusal-of';
import { documentsIssue } from './documents-issue.ts';
import { findParts } from './find-parts.ts';
import { prepareIssue } from './issue-letter.ts';
import { once } from './once.ts';
import { joinLetters } from './pdf-beside.ts';
import { fillLetter, nodeAt } from './render-letter.ts';
import { filedFields } from './settings.ts';

/** Letters that are made and filed together. */
const PAGE = 12;
/** Letters of one file to be printed, and their bytes with all attachments: more would take much memory at a time. A run with more has several, in order. */
const MOST_JOINED = 500;
const MOST_JOINED_BYTES = 100_000_000;
/** Letters of one run. */
export const MOST_LETTERS = 5000;

export type LettersInput = {
  readonly template: string;
  readonly language?: Language;
  readonly ids?: readonly string[];
  readonly filter?: object;
  readonly search?: string;
};

/** A letter that has been filed, where it comes in the print, what goes along with it, and the bytes of all that. */
type Made = readonly [file: string, order: string, attachments: readonly string[], bytes: number];
type Cursor = {
  /** Where the list goes on; of chosen records how many have been looked at. */
  readonly after?: string;
  /** All have been made. */
  readonly isAll?: boolean;
  readonly made: readonly Made[];
  /** How many are in a file to be printed, and how many such files there are. */
  readonly joined?: number;
  readonly files?: number;
};
type Problem = NonNullable<ModuleProgress['problems']>[number];
/** A record that is written about; without a title when it is gone, or may not be read. */
type Chosen = { readonly id: string; readonly title: string | null };
type Letter = Chosen &
  ({ readonly command: RecordCommand; readonly made: Made } | { readonly issues: readonly Issue[] });

/**
 * Letters about many records: each is filed at its record, together with how far the run has come, so none is made twice; those that
 * cannot be made stand in the report. In the end all of them are in a file to be printed, in the order that the template says.
 */
export const lettersRun: ModuleRunKind = {
  label: { de: 'Schreiben', en: 'Letters' },
  step: async (run, context, step) => {
    const cursor: Cursor = { made: [], ...run.cursor };
    if (cursor.isAll) {
      return joinNext(run, cursor, context, step);
    }
    const input = run.input as LettersInput;
    const page = await nextRecords(run, cursor, context);
    const letters = await Promise.all(
      page.items.map((record) => makeOne(record.id, record.title, run, input, context)),
    );
    const ready = letters.filter((one) => 'command' in one);
    await step.attempt(
      ready.map((one) => one.command),
      (attempts, before): ModuleProgress => {
        const refused = new Map(
          attempts.flatMap((attempt, at) =>
            'issues' in attempt ? [[ready[at]?.id ?? '', attempt.issues] as const] : [],
          ),
        );
        const filed = ready.filter((one) => !refused.has(one.id)).map((one) => one.made);
        const problems: Problem[] = letters.flatMap(({ id, title, ...one }, at) => {
          const issues = 'issues' in one ? one.issues : refused.get(id);
          return issues
            ? [{ position: before.done + at + 1, recordId: id, ...(title !== null && { title }), issues }]
            : [];
        });
        const done = before.done + letters.length;
        const isTooMany = page.next !== null && done >= MOST_LETTERS;
        const stop: Problem = {
          position: done,
          issues: [documentsIssue('', 'documents.too-many', { most: MOST_LETTERS })],
        };
        return {
          cursor: {
            made: [...cursor.made, ...filed],
            ...(page.next === null || isTooMany ? { isAll: true } : { after: page.next }),
          },
          done,
          counts: {
            issued: (before.counts['issued'] ?? 0) + filed.length,
            refused: (before.counts['refused'] ?? 0) + problems.length,
          },
          problems: isTooMany ? [...problems, stop] : problems,
        };
      },
    );
    return true;
  },
};

/** Some records more, in the order in which they were chosen or the list has them. */
async function nextRecords(
  { entity, input }: ModuleRun,
  { after }: Cursor,
  context: ModuleContext,
): Promise<{ readonly items: readonly Chosen[]; readonly next: string | null }> {
  const { ids, filter, search } = input as LettersInput;
  const titleField = titleOf(entity, context);
  const fields = [titleField];
  const chosen = (record: WireRecord): Chosen => ({ id: record.id, title: String(record[titleField] ?? '') });
  if (!ids) {
    const { items, next } = await context.list(entity, {
      limit: PAGE,
      fields,
      ...(filter && { filter }),
      ...(search !== undefined && { search }),
      ...(after !== undefined && { after }),
    });
    return { items: items.map(chosen), next };
  }
  const from = Number(after ?? 0);
  const some = ids.slice(from, from + PAGE);
  const { items } = await context.list(entity, { limit: PAGE, fields, filter: { id: { in: some } } });
  const found = new Map(items.map((one) => [one.id, chosen(one)]));
  return {
    items: some.map((id) => found.get(id) ?? { id, title: null }),
    next: from + PAGE < ids.length ? String(from + PAGE) : null,
  };
}

function titleOf(name: string, context: ModuleContext): string {
  const entity = context.entity(name)?.entity;
  return entity?.fields.find((one) => one.id === entity.titleField)?.name ?? 'id';
}

async function makeOne(
  id: string,
  title: string | null,
  run: ModuleRun,
  { template, language = 'de' }: LettersInput,
  context: ModuleContext,
): Promise<Letter> {
  if (title === null) return { id, title, issues: [documentsIssue('record', 'documents.no-record')] };
  try {
    const parts = findParts(template, run.entity, context.letters);
    const more = filedFields(context.settings('documents'), run.entity);
    const letter = await fillLetter({ parts, record: id, language, more }, context);
    const { command, file, attachments } = await prepareIssue(letter, id, `${run.id}:${id}`, context);
    const { printOrder } = parts.template;
    const order = printOrder === undefined ? '' : String(nodeAt(letter.record, printOrder)?.raw ?? '');
    return {
      id,
      title,
      command,
      made: [file.id, order, attachments.map((one) => one.id), sizeOf([file, ...attachments])],
    };
  } catch (error) {
    // What passes is no letter's fault: the run tries again later.
    const issues = finalIssuesOf(error);
    if (issues) return { id, title, issues };
    throw error;
  }
}

const sizeOf = (files: readonly ModuleFile[]): number => files.reduce((sum, { size }) => sum + size, 0);

/** The next file to be printed. @returns whether there is another one */
async function joinNext(run: ModuleRun, cursor: Cursor, context: ModuleContext, step: ModuleStep): Promise<boolean> {
  const { made, joined = 0, files = 0 } = cursor;
  const { done, counts } = run;
  const sorted = made.toSorted(([, one], [, other]) => one.localeCompare(other, 'de', { numeric: true }));
  const part = firstOf(sorted.slice(joined));
  const next = joined + part.length;
  const isMore = next < made.length;
  const end = {
    cursor: isMore ? { ...cursor, joined: next, files: files + 1 } : { isAll: true, made: [] },
    done,
    counts,
  };
  if (part.length === 0) {
    await step.save(end);
    return false;
  }
  const ids = part.flatMap(([file, , attachments]) => [file, ...attachments]);
  const bytes = await joinLetters(bytesOf(ids, context), context.today);
  const number = isMore || files > 0 ? `-${files + 1}` : '';
  const file = await context.storeFile(`${String(run.input['template'])}${number}.pdf`, once(Buffer.from(bytes)));
  await step.save({ ...end, file: { id: file.id, as: 'result' } });
  return isMore;
}

/** As many letters as one file takes; at least one. */
function firstOf(letters: readonly Made[]): readonly Made[] {
  let bytes = 0;
  const end = letters.findIndex(([, , , size], at) => {
    bytes += size;
    return at > 0 && (at === MOST_JOINED || bytes > MOST_JOINED_BYTES);
  });
  return end === -1 ? letters : letters.slice(0, end);
}

async function* bytesOf(files: readonly string[], context: ModuleContext): AsyncGenerator<Uint8Array> {
  for (const id of files) {
    const opened = await context.openFile(id);
    // Somebody may have purged a letter meanwhile: the others are printed all the same.
    if (!opened) continue;
    const parts: Buffer[] = [];
    for await (const part of opened.stream) parts.push(part);
    yield Buffer.concat(parts);
  }
}
