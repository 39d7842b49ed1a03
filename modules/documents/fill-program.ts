import { parentPort } from 'node:worker_threads';
import { fillTexts } from './fill-texts.ts';
import type { FillQuestion } from './letter-node.ts';

// A thread of its own that fills letters: see `fill-beside.ts`.
parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: FillQuestion }) => {
  parentPort?.postMessage({ id, output: fillTexts(input) });
});
parentPort?.postMessage({ ready: true });
