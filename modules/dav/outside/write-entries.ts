import type { Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { DavCommand, DavLinkChange, ResourceOfCommand } from '@leitwerk/platform/module/module-dav';
import type { Pass } from './pass.ts';
import { noteLinks } from './pass.ts';
import { reasonOf } from './reason-of.ts';

/** What is written here for one entry, with its link. Places of `kept` are within its own commands. */
export type Writing = {
  readonly href: string;
  readonly commands: readonly DavCommand[];
  readonly kept: readonly ResourceOfCommand[];
  readonly links: readonly DavLinkChange[];
};

type Failed = { readonly href: string; readonly reason: Label };

/** All in one transaction; one by one when one of them is refused. @returns those that are, with the reasons */
export async function writeEntries(writings: readonly Writing[], pass: Pass): Promise<readonly Failed[]> {
  if (writings.length === 0) return [];
  const commands: DavCommand[] = [];
  const kept: ResourceOfCommand[] = [];
  const links: DavLinkChange[] = [];
  for (const one of writings) {
    kept.push(...one.kept.map((resource) => ({ ...resource, of: resource.of + commands.length })));
    commands.push(...one.commands);
    links.push(...one.links);
  }
  try {
    await pass.reach.writeKept(commands, kept, links);
    noteLinks(pass, links);
    pass.hasWritten = true;
    return [];
  } catch (error) {
    const reason = reasonOf(error, pass.reach);
    if (reason === null) throw error;
    const [first] = writings;
    if (writings.length === 1 && first) return [{ href: first.href, reason }];
  }
  const failed: Failed[] = [];
  for (const one of writings) failed.push(...(await writeEntries([one], pass)));
  return failed;
}
