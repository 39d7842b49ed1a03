import type { DavCode } from './dav-issue.ts';

/** A "no" with the precondition that the RFC names for it, e.g. `d:valid-sync-token`; the module answers with it itself. */
export class DavRefused extends Error {
  readonly status: 400 | 403 | 404 | 405 | 409 | 412 | 415 | 507;
  readonly code: DavCode;
  readonly precondition: string | null;
  readonly params: Readonly<Record<string, string | number>>;
  /** The precondition as XML, where it says more than its name. */
  detail: string | null = null;

  constructor(
    status: DavRefused['status'],
    code: DavCode,
    precondition: string | null = null,
    params: DavRefused['params'] = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.precondition = precondition;
    this.params = params;
  }
}
