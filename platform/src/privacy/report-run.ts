import { Readable } from 'node:stream';
import type { Language } from '@leitwerk/metadata/shown-type';
import type { WirePersonOverview } from '@leitwerk/metadata/wire/privacy';
import { ZipFile } from 'yazl';
import { openFile, storeFile } from '../file/file-store.ts';
import { printBeside } from '../manual/print-beside.ts';
import { refuse } from '../refusal.ts';
import type { Context } from '../rights/context.ts';
import type { RunKind } from '../run/run.ts';
import type { Database } from '../storage/database.ts';
import type { Person } from './find-subject.ts';
import { readingAll } from './personal-model.ts';
import type { Planned } from './plan-erasure.ts';
import { planErasure } from './plan-erasure.ts';
import { notePrivacyEvent } from './privacy-events.ts';
import { readPerson } from './read-person.ts';
import type { Recipients } from './read-recipients.ts';
import { readRecipients } from './read-recipients.ts';
import type { Reported, ReportedFile } from './read-report.ts';
import { readReported } from './read-report.ts';
import type { ReportedCopy } from './record-copies.ts';
import { readCopies } from './record-copies.ts';
import { reportPages } from './report-pages.ts';
import { reportTexts } from './report-texts.ts';

export const REPORT_RUN = 'report-person';

export type ReportInput = Person & { readonly language: Language };

const MOST_BYTES = 4_000_000_000;
/** Records that are set in pages; all of them stand in `data.json`. */
const MOST_PRINTED = 1000;

/**
 * Everything about a person (Art. 15 and 20 GDPR) as an archive: `data.json`, the same as pages, and the files. With the asker's rights;
 * what he may not read is counted. Made anew after a kill: until it is complete nothing of it is kept.
 */
export const reportRun: RunKind = {
  name: REPORT_RUN,
  step: async (run, { database, context: given, save, attach }) => {
    if (!given.access.permissions.has('privacy.report')) refuse(403, 'record.forbidden');
    const { language, ...person } = run.input as unknown as ReportInput;
    const context = readingAll(given);
    const overview = await readPerson(database, person, language, given);
    const { planned } = await planErasure(database, person, context);
    const { recipients, reads } = await readRecipients(database, person, planned, language, context);
    const report: Report = {
      overview,
      planned,
      recipients,
      reads,
      language,
      read: new Map(),
      printed: new Map(),
      files: [],
      copies: [],
      copiesWithheld: 0,
    };
    const name = `${reportTexts[language].file} ${context.today}.zip`;
    const stream = archiveOf(database, report, context);
    const file = await storeFile(database, { name, stream, most: MOST_BYTES, by: context.actor.id });
    const count = [...report.read.values()].reduce((sum, one) => sum + one, 0);
    const counts = { written: count, ...(planned.length > count && { withheld: planned.length - count }) };
    await database.transaction(async (tx) => {
      await attach(tx, file.id, 'result');
      await notePrivacyEvent(tx, { id: run.id, person, action: 'report', counts }, context);
      await save(tx, { cursor: {}, done: planned.length, total: planned.length, counts });
    });
    return false;
  },
};

type Report = {
  readonly overview: WirePersonOverview;
  readonly planned: readonly Planned[];
  readonly recipients: Recipients;
  readonly reads: Recipients['exports'];
  readonly language: Language;
  /** Filled as the records go by: how many of each category, the first of them, and all files. */
  readonly read: Map<string, number>;
  readonly printed: Map<string, Reported[]>;
  readonly files: ReportedFile[];
  /** The first of what modules keep beside the records. */
  readonly copies: ReportedCopy[];
  copiesWithheld: number;
};

async function* archiveOf(database: Database, report: Report, context: Context): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const fail = (error: unknown): void => {
    zip.emit('error', error);
  };
  // One entry after the other: what the first has gone through is what the next ones are made of.
  zip.addReadStreamLazy('data.json', (done) => {
    const stream = Readable.from(jsonOf(database, report, context));
    stream.once('end', () => void addRest().catch(fail));
    done(null, stream);
  });
  const addRest = async (): Promise<void> => {
    const pages = reportPages({ ...report, by: context.actor.name, at: context.now }, report.language);
    zip.addBuffer(await printBeside(pages), `${reportTexts[report.language].file}.pdf`);
    for (const { id, path } of report.files)
      zip.addReadStreamLazy(path, (done) => {
        openFile(database, id).then(
          (file) => done(null, file?.stream ?? Readable.from([])),
          (error: Error) => done(error, Readable.from([])),
        );
      });
    zip.end();
  };
  const output = zip.outputStream;
  zip.once('error', (error) => (output as Readable).destroy(error as Error));
  for await (const piece of output) yield Buffer.from(piece as Buffer);
}

/** As JSON, piece by piece: what stands for the whole comes first, then the records. */
async function* jsonOf(database: Database, report: Report, context: Context): AsyncGenerator<string> {
  const { overview, recipients, reads, language } = report;
  const { categories, ...rest } = overview;
  const head = {
    madeAt: context.now,
    madeBy: { id: context.actor.id, name: context.actor.name },
    application: context.model.model.app?.label[language] ?? null,
    ...rest,
    categories: categories.map(({ id, label, purpose, legalBasis, count, until }) => ({
      id,
      label: label[language],
      purpose: purpose[language],
      legalBasis,
      count,
      until,
    })),
    recipients,
    reads,
  };
  yield `${JSON.stringify(head, null, 1).slice(0, -2)},\n "records": [`;
  let isFirst = true;
  for (const category of context.model.model.dataCategories) {
    const own = report.planned.filter(({ record }) => record.personal.category === category);
    for await (const record of readReported(database, own, language, context)) {
      const printed = report.printed.get(category.id) ?? [];
      report.printed.set(category.id, printed);
      report.read.set(category.id, (report.read.get(category.id) ?? 0) + 1);
      const total = [...report.printed.values()].reduce((sum, list) => sum + list.length, 0);
      if (total < MOST_PRINTED) printed.push(record);
      report.files.push(...record.files);
      yield `${isFirst ? '' : ','}\n${JSON.stringify({ category: category.id, ...record })}`;
      isFirst = false;
    }
  }
  yield '\n ],\n "copies": [';
  yield* jsonOfCopies(database, report, context);
  yield `\n ],\n "copiesWithheld": ${report.copiesWithheld}\n}\n`;
}

/** What modules keep beside the records, e.g. rows as they came from other systems. */
async function* jsonOfCopies(database: Database, report: Report, context: Context): AsyncGenerator<string> {
  const ids = report.planned.map(({ record }) => record.id);
  const copies = readCopies(database, ids, report.language, context);
  let next = await copies.next();
  for (let isFirst = true; !next.done; isFirst = false) {
    if (report.copies.length < MOST_PRINTED) report.copies.push(next.value);
    yield `${isFirst ? '' : ','}\n${JSON.stringify(next.value)}`;
    next = await copies.next();
  }
  report.copiesWithheld = next.value;
}
