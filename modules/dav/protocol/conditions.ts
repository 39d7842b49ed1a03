import type { DavRequest } from '@leitwerk/platform/module/module-dav';
import { DavRefused } from '../dav-refused.ts';
import type { Member } from '../members.ts';
import { etagOf } from '../members.ts';

const tagsOf = (text: string): readonly string[] => text.split(',').map((one) => one.trim().replace(/^W\//, ''));

/** RFC 9110, 13.1: a device that has not seen what is there now must not overwrite it. 412 then. */
export function checkConditions({ header }: DavRequest, member: Member | null): void {
  const match = header('if-match');
  if (match !== null) {
    const fits = member !== null && (match.trim() === '*' || tagsOf(match).includes(etagOf(member)));
    if (!fits) throw new DavRefused(412, 'dav.changed');
  }
  const noneMatch = header('if-none-match');
  if (noneMatch === null || !member) return;
  if (noneMatch.trim() === '*' || tagsOf(noneMatch).includes(etagOf(member))) throw new DavRefused(412, 'dav.exists');
}
