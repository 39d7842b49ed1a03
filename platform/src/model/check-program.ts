import { parentPort } from 'node:worker_threads';
import type { GivenDocument } from './publish-model.ts';
import { checkDocuments } from './publish-model.ts';

// A thread of its own that finds what is wrong with definitions: see `check-beside.ts`.
parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: readonly GivenDocument[] }) => {
  parentPort?.postMessage({ id, output: checkDocuments(input).issues });
});
