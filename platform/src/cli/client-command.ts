import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Connection } from './ask-server.ts';
import { askServer } from './ask-server.ts';
import { clientFiles } from './client-files.ts';

type Options = Connection & { readonly json?: boolean; readonly name: string };

/** A typed package for other programs, made from what a running server says of itself to the token's holder. */
export function addClientCommand(program: Command, remote: (command: Command) => Command): void {
  remote(
    program
      .command('client <folder>')
      .description('make a typed TypeScript client of the running server’s configuration'),
  )
    .option('--name <name>', 'of the package', 'leitwerk-client')
    .action(async (folder: string, options: Options) => {
      const document = await askServer<Parameters<typeof makeTypes>[0]>(options, 'GET', '/api/openapi.json');
      const files = { ...clientFiles(options.name, document.info.version), 'schema.d.ts': await makeTypes(document) };
      await mkdir(folder, { recursive: true });
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
      const count = Object.keys(document.paths).length;
      console.log(
        options.json ? JSON.stringify({ folder, paths: count }) : `${count} addresses of the API written to ${folder}`,
      );
    });
}

/** Types of every operation and record, by openapi-typescript. */
async function makeTypes(document: {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, unknown>>;
}): Promise<string> {
  // Loaded when it is asked for: it brings a TypeScript of its own.
  const { default: openapiTS, astToString } = (await import(
    'openapi-typescript'
  )) as typeof import('openapi-typescript');
  const ast = await openapiTS(JSON.parse(JSON.stringify(document), typedParameter) as never, { silent: true });
  return `// Made by \`leitwerk client\`; another run writes it anew.\n${astToString(ast)}`;
}

type Given = { readonly in?: unknown; readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> };

/** What is JSON in the address is text to the library; the client takes the value and writes it itself. */
function typedParameter(_key: string, value: unknown): unknown {
  const { in: place, content, ...rest } = (typeof value === 'object' && value !== null ? value : {}) as Given;
  const schema = place === 'query' ? content?.['application/json']?.schema : undefined;
  return schema === undefined ? value : { ...rest, in: place, schema };
}
