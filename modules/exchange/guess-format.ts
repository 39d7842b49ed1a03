import type { InterfaceFormat } from '@leitwerk/metadata/generated/definitions.gen';
import { ActionRefused } from '@leitwerk/platform/module/module';
import { formatOf } from '@leitwerk/platform/module/table/detect-dialect';
import { sheetNames } from '@leitwerk/platform/module/table/read-sheet-rows';
import { elementsOf } from '@leitwerk/platform/module/table/read-xml-rows';
import { headOf, recogniseDialect } from '@leitwerk/platform/module/table/recognise-dialect';

/**
 * The format that a sample seems to have, said as shortly as a definition may; null when it cannot be seen. Fixed width is not
 * recognised: such a file looks like text without a delimiter.
 * @param open opens the sample from its beginning
 */
export async function guessFormat(open: () => Promise<AsyncIterable<Buffer>>): Promise<InterfaceFormat | null> {
  const head = await headOf(await open());
  const json = jsonIn(head);
  if (json) return { type: json };
  const edifact = edifactIn(head);
  if (edifact) return edifact;
  try {
    const type = formatOf(head);
    const choices =
      type === 'xlsx' ? await sheetNames(await open()) : type === 'xml' ? await elementsOf(await open()) : [];
    const dialect = await recogniseDialect(type, head, choices, open);
    if (dialect.format === 'xml') return { type: 'xml', element: dialect.element };
    const header = dialect.header ? {} : { header: false };
    if (dialect.format === 'xlsx') return { type: 'xlsx', ...header };
    const encoding = dialect.encoding === 'utf-8' ? {} : { encoding: dialect.encoding };
    return { type: 'csv', ...encoding, delimiter: dialect.delimiter, ...header };
  } catch (error) {
    if (error instanceof ActionRefused) return null;
    throw error;
  }
}

/** Groups of the messages that are met most; of others each message is a row. */
const GROUPS: Readonly<Record<string, InterfaceFormat['groups']>> = {
  MSCONS: ['LOC', 'LIN', 'QTY'],
  UTILMD: ['IDE+24'],
};

function edifactIn(head: Buffer): InterfaceFormat | null {
  const text = head.toString('latin1').trimStart();
  if (!/^(UNA.{6}\s*)?UNB.UNO/s.test(text)) return null;
  const message = /UNH(.)[^']*?\1([A-Z]{6})\b/.exec(text)?.[2] ?? '';
  return message === '' ? null : { type: 'edifact', message, groups: GROUPS[message] ?? ['UNH'] };
}

/** A file that begins as JSON does: one whole, or a line for each record. */
function jsonIn(head: Buffer): 'json' | 'json-lines' | null {
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (!/^(\{\s*"|\{\s*\}|\[\s*[{\]])/.test(text)) return null;
  const [first = '', ...others] = text.split('\n');
  return isObject(first) && others.some((line) => line.trim() !== '') ? 'json-lines' : 'json';
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
