import { parentPort } from 'node:worker_threads';
import { findIssues } from './find-issues.ts';
import type { GivenDocument } from './publish-model.ts';

// A thread of its own that finds what is wrong with definitions: see `check-beside.ts`.
parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: readonly GivenDocument[] }) => {
  void findIssues(input).then((output) => parentPort?.postMessage({ id, output }));
});

parentPort?.postMessage({ ready: true });
