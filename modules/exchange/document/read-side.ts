import type { InterfaceDefinition, InterfaceFormat, InterfaceSide } from '@leitwerk/metadata/generated/definitions.gen';
import { placeInSide, placeOf } from '@leitwerk/metadata/interface/columns';
import type { Issue } from '@leitwerk/metadata/issue';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { exchangeIssue } from '../exchange-issue.ts';
import { readLines } from '../read-lines.ts';
import { openRowsOf } from '../read-rows.ts';

/** Lines of a text that are looked at. */
const MOST_LINES = 1000;

type Cells = Readonly<Record<string, string>>;

/** What a side file says of its document, by column; or why it says nothing. */
export async function readSide(
  bytes: AsyncIterable<Buffer>,
  definition: InterfaceDefinition,
): Promise<{ readonly cells: Cells; readonly issue?: Issue }> {
  const { format, columns } = definition;
  const inSide = columns.flatMap(({ required: _required, ...column }) => {
    const place = placeInSide(placeOf(column));
    return place === null ? [] : [{ ...column, from: place }];
  });
  const [first, ...more] = inSide;
  if (!format.side || !first) return { cells: {} };
  try {
    return format.side.type === 'txt'
      ? { cells: await readPairs(bytes, format.side, inSide) }
      : await readOnlyRow(bytes, { ...definition, format: formatOf(format.side), columns: [first, ...more] });
  } catch (error) {
    if (!(error instanceof ActionRefused)) throw error;
    const [issue] = error.issues;
    return { cells: {}, ...(issue && { issue: { ...issue, path: '' } }) };
  }
}

function formatOf({ type, encoding, delimiter, element }: InterfaceSide): InterfaceFormat {
  if (type === 'xml') return { type, element: element ?? '' };
  if (type === 'json') return { type };
  return { type: 'csv', ...(encoding && { encoding }), ...(delimiter && { delimiter }) };
}

/** Side files speak of one document: what has several rows is something else. */
async function readOnlyRow(
  bytes: AsyncIterable<Buffer>,
  definition: InterfaceDefinition,
): Promise<{ readonly cells: Cells; readonly issue?: Issue }> {
  const { unknownColumns: _unknown, ...rest } = definition;
  const { rows } = await openRowsOf(bytes, rest, { asLines: false, reopen: async () => bytes });
  const first = await rows.next();
  const second = first.done ? first : await rows.next();
  await rows.return(undefined);
  if (first.done || !second.done) return { cells: {}, issue: exchangeIssue('', 'exchange.side-rows') };
  const { cells, issue } = first.value;
  return { cells, ...(issue && { issue }) };
}

/** Lines like `Name: value` or `Name = value`; of several of a name the first. */
async function readPairs(
  bytes: AsyncIterable<Buffer>,
  { encoding = 'utf-8' }: InterfaceSide,
  columns: readonly { readonly id: string; readonly from: string }[],
): Promise<Cells> {
  const found = new Map<string, string>();
  for await (const { line, text } of readLines(bytes, encoding)) {
    if (line > MOST_LINES) break;
    const at = text.search(/[:=]/);
    const name = text.slice(0, at).trim().toLowerCase();
    if (at > 0 && !found.has(name)) found.set(name, text.slice(at + 1).trim());
  }
  return Object.fromEntries(
    columns.flatMap(({ id, from }) => {
      const value = found.get(from.toLowerCase());
      return value === undefined ? [] : [[id, value]];
    }),
  );
}
