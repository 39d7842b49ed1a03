import type { Language } from '@leitwerk/metadata/shown-type';
import { textFromInstant } from '@leitwerk/metadata/shown-types/date-time';
import type { WirePersonOverview } from '@leitwerk/metadata/wire/privacy';
import type { Block, Manual } from '../manual/manual-block.ts';
import type { Recipients } from './read-recipients.ts';
import type { Reported } from './read-report.ts';
import type { ReportedCopy } from './record-copies.ts';
import { reportTexts } from './report-texts.ts';

export type ReportPages = {
  readonly overview: WirePersonOverview;
  readonly recipients: Recipients;
  readonly reads: Recipients['exports'];
  /** Those that are printed, by category. */
  readonly printed: ReadonlyMap<string, readonly Reported[]>;
  /** How many there are of each category that the asker may read. */
  readonly read: ReadonlyMap<string, number>;
  readonly copies: readonly ReportedCopy[];
  readonly copiesWithheld: number;
  readonly by: string;
  readonly at: string;
};

const MOST_LINES = 500;

/** The report as pages: category by category what there is, why, how long and where from, then who has got it and seen it. */
export function reportPages(given: ReportPages, language: Language): Manual {
  const t = reportTexts[language];
  const { overview, recipients, reads } = given;
  return {
    language,
    title: t.title,
    lines: [overview.person.title ?? '', ...t.lines(given.by, textFromInstant(given.at, language))],
    blocks: [
      ...overview.categories.flatMap((category) => categoryBlocks(category, given, language)),
      ...copyBlocks(given, language),
      { is: 'heading', level: 1, text: t.recipients, anchor: 'recipients' },
      ...recipientBlocks(recipients, language),
      { is: 'heading', level: 1, text: t.reads, anchor: 'reads' },
      reads.length === 0 ? { is: 'text', text: t.noReads } : accessTable(reads, language),
      { is: 'heading', level: 1, text: t.events, anchor: 'events' },
      {
        is: 'table',
        head: [t.when, t.who, t.what],
        rows: overview.events.map(({ at, by, action }) => [
          textFromInstant(at, language),
          by.title ?? '',
          t.actions[action],
        ]),
      },
      { is: 'heading', level: 2, text: t.rights, anchor: 'rights' },
      { is: 'text', text: t.rightsText },
    ],
  };
}

function categoryBlocks(
  category: WirePersonOverview['categories'][number],
  { printed, read }: ReportPages,
  language: Language,
): readonly Block[] {
  const t = reportTexts[language];
  const records = printed.get(category.id) ?? [];
  const readable = read.get(category.id) ?? 0;
  return [
    { is: 'heading', level: 1, text: category.label[language], anchor: category.id },
    {
      is: 'facts',
      facts: [
        { depth: 0, name: t.purpose, value: category.purpose[language] },
        { depth: 0, name: t.legalBasis, value: t.bases[category.legalBasis] },
      ],
    },
    ...records.flatMap((record): Block[] => [
      { is: 'heading', level: 3, text: `${record.label}: ${record.title ?? ''}`, anchor: record.id },
      {
        is: 'facts',
        facts: [
          ...record.facts.map(({ label, value }) => ({ depth: 1, name: label, value })),
          ...(record.origin ? [{ depth: 1, name: t.origin, value: originText(record, language) }] : []),
          { depth: 1, name: t.kept, value: t.outcome(record.kept.until, record.kept.reason) },
          ...(record.files.length > 0
            ? [{ depth: 1, name: t.files, value: record.files.map(({ path }) => path).join(', ') }]
            : []),
        ],
      },
    ]),
    ...(readable > records.length ? [{ is: 'text', text: t.notPrinted(readable - records.length) } as const] : []),
    ...(category.count > readable ? [{ is: 'text', text: t.withheld(category.count - readable) } as const] : []),
  ];
}

function copyBlocks({ copies, copiesWithheld }: ReportPages, language: Language): readonly Block[] {
  const t = reportTexts[language];
  if (copies.length + copiesWithheld === 0) return [];
  return [
    { is: 'heading', level: 1, text: t.copies, anchor: 'copies' },
    {
      is: 'table',
      head: [t.when, t.what, t.values],
      rows: copies
        .slice(0, MOST_LINES)
        .map(({ at, label, title, values }) => [
          textFromInstant(at, language),
          `${label}: ${title ?? ''}`,
          Object.values(values).flatMap(textsIn).join(', '),
        ]),
    },
    ...(copies.length > MOST_LINES ? [{ is: 'text', text: t.notPrinted(copies.length - MOST_LINES) } as const] : []),
    ...(copiesWithheld > 0 ? [{ is: 'text', text: t.withheld(copiesWithheld) } as const] : []),
  ];
}

/** What a delivered row says, column by column. */
const textsIn = (value: unknown): readonly string[] =>
  value === null || typeof value !== 'object'
    ? []
    : Object.entries(value).flatMap(([name, cell]) =>
        typeof cell === 'object' ? textsIn(cell) : cell === '' ? [] : [`${name}: ${String(cell)}`],
      );

const originText = ({ origin }: Reported, language: Language): string =>
  origin
    ? [textFromInstant(origin.at, language), origin.by?.title ?? '', origin.through?.label[language] ?? '']
        .filter(Boolean)
        .join(', ')
    : '';

function recipientBlocks({ interfaces, webhooks, exports, mails }: Recipients, language: Language): readonly Block[] {
  const t = reportTexts[language];
  if (interfaces.length + webhooks.length + exports.length + mails.length === 0)
    return [{ is: 'text', text: t.noRecipients }];
  return [
    ...(interfaces.length > 0
      ? ([
          { is: 'heading', level: 2, text: t.interfaces, anchor: 'interfaces' },
          ...interfaces.map(({ label }): Block => ({ is: 'text', text: label })),
        ] as const)
      : []),
    ...(webhooks.length > 0
      ? ([
          { is: 'heading', level: 2, text: t.webhooks, anchor: 'webhooks' },
          {
            is: 'table',
            head: [t.when, t.who, t.what],
            rows: webhooks.map(({ name, address, count, last }) => [
              textFromInstant(last, language),
              `${name} (${address})`,
              t.messages(count),
            ]),
          },
        ] as const)
      : []),
    ...(mails.length > 0
      ? ([
          { is: 'heading', level: 2, text: t.mails, anchor: 'mails' },
          {
            is: 'table',
            head: [t.when, t.who, t.what],
            rows: mails.slice(0, MOST_LINES).map(({ at, to, subject }) => [textFromInstant(at, language), to, subject]),
          },
        ] as const)
      : []),
    ...(exports.length > 0
      ? ([{ is: 'heading', level: 2, text: t.exports, anchor: 'exports' }, accessTable(exports, language)] as const)
      : []),
  ];
}

function accessTable(list: Recipients['exports'], language: Language): Block {
  const t = reportTexts[language];
  return {
    is: 'table',
    head: [t.when, t.who, t.what],
    rows: list
      .slice(0, MOST_LINES)
      .map(({ at, by, title, fields, via }) => [
        textFromInstant(at, language),
        by.title ?? '',
        `${title ?? ''}: ${fields.join(', ')} (${t.via[via]})`,
      ]),
  };
}
