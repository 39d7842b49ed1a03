#!/usr/bin/env node
// The command line runs from sources, which needs the Node 24 that comes with the project.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SERVER_ENV } from '../server-process.mjs';

const node = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
const program = fileURLToPath(new URL('../src/cli/leitwerk.ts', import.meta.url));
const { status } = spawnSync(node, [program, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...SERVER_ENV, ...process.env },
});
process.exit(status ?? 2);
