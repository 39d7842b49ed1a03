import { readFile, writeFile } from 'node:fs/promises';
import type { ReadDocument } from '@leitwerk/metadata/node/load';
import type { Operation } from '@leitwerk/metadata/overlay';
import { operationsBetween } from '@leitwerk/metadata/overlay';
import type { WireScenarioReport } from '@leitwerk/metadata/wire/scenario';
import type { Command } from 'commander';
import { packOverlay } from '../archive/configuration-archive.ts';
import type { OverlayFile } from '../model/overlay-file.ts';
import { withModules } from '../module/module-definitions.ts';
import type { Connection } from './ask-server.ts';
import { askServer } from './ask-server.ts';
import { Exit } from './exit.ts';
import { failureLines } from './failure-lines.ts';
import { isArchive, readOverlayArchive } from './read-folder-or-archive.ts';

type Options = Connection & { readonly json?: boolean };
type Change = { readonly text: string };
type Draft = {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly changes: number;
  readonly baseVersion: number;
  readonly openConflicts: number;
  readonly changedAt: string;
  readonly changedBy: { readonly title: string | null };
  readonly conflicts: readonly {
    readonly at: readonly string[];
    readonly words: { readonly where: string; readonly base: string; readonly ours: string; readonly theirs: string };
  }[];
};
type Published = {
  readonly version: number;
  readonly changes: readonly Change[];
  readonly scenarios: WireScenarioReport | null;
};

const DRAFTS = '/api/metadata/drafts';

/** Drafts, versions, packages and what the customer has changed over them, on a running server. */
export function addDraftCommands(
  program: Command,
  remote: (command: Command) => Command,
  readChecked: (folder: string) => Promise<readonly ReadDocument[]>,
): void {
  remote(
    program
      .command('upgrade <folder>')
      .description(
        'lay the changes made here over another version of the package, as a draft; exit code 1 while something has to be decided',
      ),
  )
    .option('--name <name>', 'of the draft; name and version of the package when absent')
    .action(async (folder: string, { name, ...options }: Options & { name?: string }) => {
      const body = { documents: await readChecked(folder), ...(name && { name }) };
      const draft = await askServer<Draft | null>(options, 'POST', '/api/metadata/upgrade', body);
      if (draft?.id) return showDraft(draft, options);
      say(options, { unchanged: true }, 'this version of the package is here already');
    });

  const draft = program.command('draft').description('drafts of definitions on a running server');
  remote(draft.command('create <folder>').description('a draft of the definitions in a folder'))
    .requiredOption('--name <name>', 'what it is for')
    .action(async (folder: string, { name, ...options }: Options & { name: string }) => {
      const documents = await readChecked(folder);
      const begun = await askServer<Draft & { documents: readonly ReadDocument[] }>(options, 'POST', DRAFTS, { name });
      const operations = operationsBetween(begun.documents, withModules(documents));
      await askServer(options, 'PATCH', pathOf(begun.id), { revision: begun.revision, operations });
      await showDraft(await askServer<Draft>(options, 'GET', pathOf(begun.id)), options);
    });
  remote(draft.command('list').description('all drafts')).action(async (options: Options) => {
    const { items } = await askServer<{ items: readonly Draft[] }>(options, 'GET', DRAFTS);
    const lines = items.map(
      (one) =>
        `${one.id}  ${one.name}: ${counted(one.changes)} over version ${one.baseVersion}, by ${one.changedBy.title ?? '?'} at ${one.changedAt}`,
    );
    say(options, items, lines.join('\n') || 'there are no drafts');
  });
  remote(
    draft
      .command('show <id>')
      .description('what it changes and what has to be decided; exit code 1 while something has'),
  ).action(async (id: string, options: Options) =>
    showDraft(await askServer<Draft>(options, 'GET', pathOf(id)), options),
  );
  remote(
    draft.command('decide <id> <place> <side>').description('take `ours` or `theirs` at a place that `show` names'),
  ).action(async (id: string, place: string, side: string, options: Options) => {
    if (side !== 'ours' && side !== 'theirs') throw new Exit(2, `${side} is neither ours nor theirs`);
    const { conflicts } = await askServer<Draft>(options, 'GET', pathOf(id));
    const conflict = conflicts.find(({ at }) => at.join('/') === place);
    if (!conflict) throw new Exit(1, `nothing has to be decided at ${place}`);
    await showDraft(
      await askServer<Draft>(options, 'POST', `${pathOf(id)}/conflicts`, { at: conflict.at, take: side }),
      options,
    );
  });
  remote(draft.command('rebase <id>').description('bring it up to the version that is live')).action(
    async (id: string, options: Options) =>
      showDraft(await askServer<Draft>(options, 'POST', `${pathOf(id)}/rebase`), options),
  );
  remote(draft.command('publish <id>').description('make it live'))
    .option('--note <text>', 'why; kept with the version')
    .option('--confirm <checksum>', 'accept the risks of the plan with this checksum')
    .option('--allow-failing-scenarios', 'publish although scenarios fail')
    .action(
      async (id: string, options: Options & { note?: string; confirm?: string; allowFailingScenarios?: boolean }) => {
        const { revision } = await askServer<Draft>(options, 'GET', pathOf(id));
        const { note, confirm, allowFailingScenarios } = options;
        const body = {
          revision,
          ...(note && { note }),
          ...(confirm && { confirm }),
          ...(allowFailingScenarios && { allowFailingScenarios }),
        };
        showPublished(await askServer<Published>(options, 'POST', `${pathOf(id)}/publish`, body), options);
      },
    );
  remote(
    draft
      .command('rename <id> <what> <name>')
      .description(
        'give an entity (`lead`) or a field (`lead.phone`), by id, another technical name wherever the draft has it; exit code 1 when a place could not be rewritten',
      ),
  )
    .requiredOption('--until <day>', 'last day (YYYY-MM-DD) on which the API knows the name of before')
    .action(async (id: string, what: string, name: string, { until, ...options }: Options & { until: string }) => {
      const [entity, field] = what.split('.');
      const { revision } = await askServer<Draft>(options, 'GET', pathOf(id));
      const body = { revision, entity, name, until, ...(field !== undefined && { field }) };
      const found = await askServer<{
        readonly operations: readonly Operation[];
        readonly left: readonly { readonly file?: string; readonly path: string; readonly message: string }[];
      }>(options, 'POST', `${pathOf(id)}/rename`, body);
      await askServer(options, 'PATCH', pathOf(id), { revision, operations: found.operations });
      const lines = found.left.map((one) => `${one.file ?? ''} ${one.path}: ${one.message}`);
      say(options, found, [`${found.operations.length} changes`, ...lines].join('\n'));
      if (found.left.length > 0) throw new Exit(1, 'some places could not be rewritten');
    });
  remote(draft.command('remove <id>').description('throw it away')).action(async (id: string, options: Options) => {
    await askServer(options, 'DELETE', pathOf(id));
    say(options, { removed: id }, 'gone');
  });

  remote(program.command('versions').description('what has been published, newest first')).action(
    async (options: Options) => {
      type Version = { version: number; at: string; by: { title: string | null }; note: string };
      const { items } = await askServer<{ items: readonly Version[] }>(options, 'GET', '/api/metadata/versions');
      say(
        options,
        items,
        items.map((one) => `${one.version}  ${one.at}  ${one.by.title ?? '?'}  ${one.note}`).join('\n'),
      );
    },
  );
  remote(program.command('rollback <version>').description('publish an earlier version again, as a new one'))
    .option('--confirm <checksum>', 'accept the risks of the plan with this checksum')
    .action(async (version: string, options: Options & { confirm?: string }) => {
      const body = { version: Number(version), ...(options.confirm && { confirm: options.confirm }) };
      showPublished(await askServer<Published>(options, 'POST', '/api/metadata/rollback', body), options);
    });
  remote(
    program
      .command('compare <from> <to>')
      .description(
        'what differs between two of: live, package, the number of a version, draft:<id>; exit code 1 when something does',
      ),
  ).action(async (from: string, to: string, options: Options) => {
    const query = new URLSearchParams({ from, to });
    const { changes } = await askServer<{ changes: readonly Change[] }>(
      options,
      'GET',
      `/api/metadata/compare?${query}`,
    );
    say(options, changes, changes.map(({ text }) => text).join('\n') || 'no difference');
    if (changes.length > 0) throw new Exit(1, `${changes.length} differences`);
  });

  const overlay = program
    .command('overlay')
    .description('what has been changed here over the package, for another installation of it');
  remote(overlay.command('export <file>').description('write it into a file: <name>.json or <name>.zip')).action(
    async (file: string, options: Options) => {
      const content = await askServer<OverlayFile>(options, 'GET', '/api/metadata/overlay');
      await writeFile(file, isArchive(file) ? await packOverlay(content) : `${JSON.stringify(content, null, 2)}\n`);
      say(
        options,
        { file, operations: content.operations.length },
        `${counted(content.operations.length)} written to ${file}`,
      );
    },
  );
  remote(overlay.command('import <file>').description('take the changes of another installation, as a draft'))
    .requiredOption('--name <name>', 'of the draft')
    .option('--merge-drift', 'merge with what has been changed here alone')
    .action(async (file: string, options: Options & { name: string; mergeDrift?: boolean }) => {
      const body = {
        overlay: isArchive(file) ? await readOverlayArchive(file) : await readJson(file),
        name: options.name,
        mergeDrift: options.mergeDrift === true,
      };
      await showDraft(await askServer<Draft>(options, 'POST', '/api/metadata/overlay', body), options);
    });
}

const pathOf = (id: string): string => `${DRAFTS}/${encodeURIComponent(id)}`;

const counted = (count: number): string => `${count} ${count === 1 ? 'change' : 'changes'}`;

const say = ({ json }: Options, value: unknown, text: string): void => console.log(json ? JSON.stringify(value) : text);

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Exit(2, `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function showDraft(draft: Draft, options: Options): Promise<void> {
  const query = new URLSearchParams({ from: String(draft.baseVersion), to: `draft:${draft.id}` });
  const { changes } = await askServer<{ changes: readonly Change[] }>(options, 'GET', `/api/metadata/compare?${query}`);
  const lines = [
    `${draft.id}  ${draft.name}`,
    ...changes.map(({ text }) => `  ${text}`),
    ...draft.conflicts.flatMap(({ at, words }) => [
      `? ${at.join('/')}`,
      `    ${words.where}: before ${words.base}, ours ${words.ours}, theirs ${words.theirs}`,
    ]),
  ];
  const { id, name, revision, conflicts } = draft;
  say(options, { id, name, revision, changes, conflicts }, lines.join('\n'));
  if (conflicts.length > 0)
    throw new Exit(1, `${conflicts.length} places to decide: leitwerk draft decide ${id} <place> ours|theirs`);
}

function showPublished(done: Published, options: Options): void {
  const lines = [
    ...done.changes.map(({ text }) => text),
    ...(done.scenarios?.failed ?? []).flatMap(failureLines),
    `version ${done.version} is live`,
  ];
  say(options, done, lines.join('\n'));
}
