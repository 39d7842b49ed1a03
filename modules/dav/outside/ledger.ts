import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { DavLinkLine } from '@leitwerk/platform/module/module-dav';
import type { ModuleContext, RecordCommand } from '@leitwerk/platform/module/module-reach';
import { readAll, writeAll } from '@leitwerk/platform/module/read-all';
import { COLLECTION, GAP, isIn, isOut } from './outside.ts';
import { outsideIssue } from './outside-issue.ts';
import type { Pass } from './pass.ts';
import { reasonFrom, reasonFromText } from './reason-of.ts';

type Compared = {
  readonly syncToken: string | null;
  /** All was listed there, and nothing was written since. */
  readonly proven: boolean;
  readonly takesNew: boolean;
  readonly elsewhere: () => Promise<ReadonlySet<string>>;
};

/** What is not equal, with the reason. `here`: missing here; `there`: missing there. */
type Missing = {
  readonly href: string;
  readonly kind: 'here' | 'there';
  readonly subject: string;
  readonly reason: Label;
  readonly tries: number;
};

/** The ledger: what lies there as it was listed now, what lies here as the database says it now, and what is missing on which side. */
export async function writeLedger(pass: Pass, compared: Compared, context: ModuleContext): Promise<void> {
  const { outside, listing, links, local } = pass;
  const isOther = (href: string): boolean => {
    const link = links.get(href);
    return link !== undefined && link.recordId === null && link.problem === null && link.etag === listing.get(href);
  };
  const byRecord = new Map([...links.values()].map((one) => [one.recordId ?? '', one]));
  const elsewhere = compared.takesNew ? await compared.elsewhere() : new Set<string>();
  const mine = [...local].filter(
    ([id]) => byRecord.has(id) || (isOut(outside) && compared.takesNew && !elsewhere.has(id)),
  );
  const missing = [
    ...(isIn(outside)
      ? [...listing].flatMap(([href, etag]) => (isOther(href) ? [] : missingHere(href, etag, pass)))
      : []),
    ...(isOut(outside) ? mine.flatMap(([id]) => missingThere(id, byRecord.get(id), pass)) : []),
  ];
  const thereCount = isIn(outside)
    ? [...listing.keys()].filter((href) => !isOther(href)).length
    : [...listing.keys()].filter((href) => links.has(href)).length;
  const now = new Date().toISOString();
  const healthy = compared.proven && missing.length === 0 && pass.asked === 0;
  const values = {
    thereCount,
    hereCount: mine.length,
    missingCount: missing.length,
    healthy,
    syncToken: compared.syncToken,
    asked: pass.asked,
    problem: null,
    words: null,
    // An answer that came while this pass was at work is for the next one, and one whose work is not finished goes on.
    ...(outside.answer !== null && !pass.isLate && pass.undone === 0 && { answer: null }),
    ...(compared.proven && { comparedAt: now, listedAt: now }),
  };
  await context.write([{ action: 'update', entity: COLLECTION, id: outside.id, values }]);
  await writeGaps(missing, pass, context);
}

function missingHere(href: string, etag: string, pass: Pass): readonly Missing[] {
  const link = pass.links.get(href);
  // What was deleted here while it is only brought is no gap.
  if (link && link.etag === etag && link.recordId !== null && link.problem === null) return [];
  return [
    {
      href,
      kind: 'here',
      subject: link?.uid ?? tailOf(href),
      reason: reasonOfLink(link, pass),
      tries: link?.tries ?? 0,
    },
  ];
}

function missingThere(id: string, link: DavLinkLine | undefined, pass: Pass): readonly Missing[] {
  if (link && link.etag !== null && link.problem === null && link.stamp === pass.local.get(id)?.stamp) return [];
  // One that is missing on both sides is said once.
  if (link && isIn(pass.outside) && pass.listing.has(link.href) && pass.listing.get(link.href) !== link.etag) return [];
  const href = link?.href ?? id;
  return [{ href, kind: 'there', subject: link?.uid ?? id, reason: reasonOfLink(link, pass), tries: link?.tries ?? 0 }];
}

const reasonOfLink = (link: DavLinkLine | undefined, { reach }: Pass): Label =>
  link?.problem ? reasonFromText(link.problem) : reasonFrom([outsideIssue('', 'dav.outside-waiting')], reach);

const tailOf = (href: string): string => decodeURIComponent(href.split('/').findLast(Boolean) ?? href);

/** Brings the records of what is missing up to what is missing now. Notes of what was lost stay until somebody has read them. */
async function writeGaps(missing: readonly Missing[], pass: Pass, context: ModuleContext): Promise<void> {
  const { outside, notes, reach } = pass;
  const said = (words: Label) => ({ reason: words[reach.actor.language], words });
  const triedAt = new Date().toISOString();
  const open = new Map(missing.map((one) => [`${one.kind} ${one.href}`, one]));
  const commands: RecordCommand[] = [];
  const filter = { collection: outside.id, kind: { ne: 'lost' } };
  for await (const row of readAll(GAP, filter, ['href', 'kind', 'reason', 'tries'], context)) {
    const key = `${String(row['kind'])} ${String(row['href'])}`;
    const one = open.get(key);
    open.delete(key);
    const id = String(row['id']);
    if (!one) commands.push({ action: 'purge', entity: GAP, id });
    else if (one.reason[reach.actor.language] !== row['reason'] || one.tries !== row['tries'])
      commands.push({ action: 'update', entity: GAP, id, values: { ...said(one.reason), tries: one.tries, triedAt } });
  }
  const place = { collection: outside.id, owner: outside.owner, triedAt };
  const made = [...open.values(), ...notes.map((one) => ({ ...one, kind: 'lost', tries: 0 }))];
  for (const { href, kind, subject, reason, tries } of made)
    commands.push({
      action: 'create',
      entity: GAP,
      values: { ...place, ...said(reason), href: href.slice(0, 1000), kind, subject: subject.slice(0, 255), tries },
    });
  await writeAll(commands, context);
}
