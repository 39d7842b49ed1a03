import type { Language } from '@leitwerk/metadata/shown-type';
import type { RuntimeModel } from '../../model/runtime-model.ts';
import type { Print } from '../../module/module-print.ts';
import type { AccessNote } from '../../privacy/access-log.ts';
import type { Context } from '../../rights/context.ts';
import type { Queryable } from '../../storage/database.ts';
import type { PrintedPage } from './count-page.ts';
import { countPage } from './count-page.ts';
import { drawPage, momentWords, printStyle, wordPage } from './print-page.ts';
import { pageInText } from './tiles-in-text.ts';

/** Records that a list of a dashboard shows on paper. */
export const LISTED = 12;

export type PrintedDocument = {
  readonly title: string;
  readonly pdf: Buffer;
  /** What the PDF says, in words. */
  readonly text: string;
  /** Who has seen what is sensitive in it. */
  readonly notes: readonly AccessNote[];
};

/** For whom it is printed. */
export type PrintedFor = {
  /** By whose rights it is counted. */
  readonly reader: Context;
  readonly language: Language;
  /** For somebody else than the reader: without lists, and it says by whose rights it is counted. */
  readonly isOutside: boolean;
};

/** What sets pages as PDF; null when no module of the application does. */
export const printerOf = ({ modules }: RuntimeModel): Print | null => modules.find(({ print }) => print)?.print ?? null;

/** A dashboard as PDF, counted now; null when its reader may see nothing of it. */
export async function printDashboard(
  figures: Queryable,
  print: Print,
  page: PrintedPage,
  { reader, language, isOutside }: PrintedFor,
): Promise<PrintedDocument | null> {
  const at = new Date();
  const counted = await countPage(figures, page, reader, isOutside ? 0 : LISTED);
  if (!counted) return null;
  const worded = wordPage(counted, reader.model.model, language, at, isOutside ? reader.actor.name : null);
  const { title } = worded;
  const style = printStyle(`${title} · ${momentWords(at, language)}`, language);
  const pdf = await print({ title, language, style, body: drawPage(worded, language) });
  const notes = counted.tiles.flatMap((one) => (one.is === 'listed' ? one.rows.notes : []));
  return { title, pdf, text: pageInText(worded), notes };
}
