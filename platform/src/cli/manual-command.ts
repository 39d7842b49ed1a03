import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Connection } from './ask-server.ts';
import { askServerForFile } from './ask-server.ts';
import { Exit } from './exit.ts';

type Options = Connection & {
  readonly json?: boolean;
  readonly out: string;
  readonly language?: string;
  readonly draft?: string;
};

/** The manual of a configuration on a running server, as a file. */
export function addManualCommand(program: Command, remote: (command: Command) => Command): void {
  remote(program.command('manual').description('write the manual of the configuration into a file'))
    .requiredOption('--out <file>', 'ends in .html or .pdf')
    .option('--language <language>', 'de or en')
    .option('--draft <id>', 'of a draft instead of what is live')
    .action(async (options: Options) => {
      const [, format] = /\.(html|pdf)$/.exec(options.out) ?? [];
      if (format === undefined) throw new Exit(2, `${options.out} ends neither in .html nor in .pdf`);
      const { language, draft } = options;
      const query = new URLSearchParams({ format, ...(language && { language }), ...(draft && { draft }) });
      const bytes = await askServerForFile(options, `/api/metadata/manual?${query}`);
      await writeFile(options.out, bytes);
      console.log(
        options.json
          ? JSON.stringify({ file: options.out, bytes: bytes.length })
          : `${bytes.length} bytes written to ${options.out}`,
      );
    });
}
