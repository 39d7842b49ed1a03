import { parentPort } from 'node:worker_threads';
import type { FileTextQuestion } from './file-text.ts';
import { readText } from './read-text.ts';

// A thread of its own that reads files: see `read-beside.ts`.
parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: FileTextQuestion }) => {
  void readText(input).then((output) => parentPort?.postMessage({ id, output }));
});
parentPort?.postMessage({ ready: true });
