import { parentPort } from 'node:worker_threads';
import { readTnef } from './read-tnef.ts';
import type { TnefSource, TnefTaken } from './read-tnef-beside.ts';

function take({ bytes, inner }: TnefSource): TnefTaken {
  const file = readTnef(bytes)?.files[inner];
  return { content: file ? Uint8Array.from(file.content) : null };
}

// A thread of its own that reads what strangers have packed: see `read-tnef-beside.ts`.
parentPort?.on('message', ({ id, input }: { readonly id: number; readonly input: TnefSource }) => {
  parentPort?.postMessage({ id, output: take(input) });
});
parentPort?.postMessage({ ready: true });
