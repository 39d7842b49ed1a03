import type { DavAnswer, DavReach, DavRequest } from '@leitwerk/platform/module/module-dav';
import type { DavCode } from './dav-issue.ts';
import { sentence } from './dav-issue.ts';
import { DavRefused } from './dav-refused.ts';
import { get, put, remove } from './protocol/entries.ts';
import { propfind, proppatch } from './protocol/propfind.ts';
import { report } from './protocol/report.ts';
import { document, el, textEl } from './xml/write-xml.ts';

/** Every request below `/dav/`: what it asks, or why not, with the precondition that the RFC names for it. */
export async function handle(request: DavRequest, reach: DavReach): Promise<DavAnswer> {
  try {
    return await answer(request, reach);
  } catch (error) {
    if (!(error instanceof DavRefused)) throw error;
    const { precondition, detail } = error;
    return errorAnswer(error.status, detail ?? (precondition === null ? '' : el(precondition)), [
      sentence(error.code satisfies DavCode, error.params, reach.actor.language),
    ]);
  }
}

function answer(request: DavRequest, reach: DavReach): Promise<DavAnswer> {
  switch (request.method) {
    case 'PROPFIND':
      return propfind(request, reach);
    case 'PROPPATCH':
      return proppatch(request, reach);
    case 'REPORT':
      return report(request, reach);
    case 'GET':
      return get(request, reach);
    case 'PUT':
      return put(request, reach);
    case 'DELETE':
      return remove(request, reach);
    case 'OPTIONS':
      return Promise.resolve({ status: 200 });
  }
}

/** A "no" of the platform: rights, rules, what was changed meanwhile. */
export const refusal = (status: number, code: string, reasons: readonly string[]): DavAnswer =>
  errorAnswer(
    status,
    code === 'record.forbidden' || code === 'record.outside-rights' ? el('d:need-privileges') : '',
    reasons,
  );

/** RFC 4918, 14.5 and 16: what was not fulfilled, and the reason in words (14.25). */
const errorAnswer = (status: number, precondition: string, reasons: readonly string[]): DavAnswer => ({
  status,
  headers: { 'content-type': 'application/xml; charset=utf-8' },
  body: document('d:error', precondition, textEl('d:responsedescription', reasons.join('\n'))),
});
