import type { PrintedDocument } from '../dashboard/print/print-document.ts';
import { cleanName } from '../file/file-store.ts';
import { refusalOf } from '../module/refusal-of.ts';
import { noteAccess } from '../privacy/access-log.ts';
import { refuse } from '../refusal.ts';
import type { Call } from './route.ts';

/** Hands out what was printed for whoever asks; 404 when nothing of it is his to read. */
export async function sendPdf(call: Call, making: Promise<PrintedDocument | null>): Promise<void> {
  const made = await making.catch(refused);
  if (!made) return refuse(404, 'dashboard.not-found');
  noteAccess(call.runtime.database, made.notes);
  await call.reply
    .headers({
      'content-type': 'application/pdf',
      'content-length': made.pdf.length,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(cleanName(`${made.title} ${call.context().today}.pdf`))}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    .send(made.pdf);
}

/** What the module says, as an answer. */
function refused(error: unknown): never {
  const refusal = refusalOf(error);
  if (refusal) return refuse(refusal.status, refusal.code, refusal);
  throw error;
}
