import { parentPort, workerData } from 'node:worker_threads';
import type { Manual } from './manual-block.ts';
import { manualToPdf } from './manual-to-pdf.ts';

// A thread of its own that sets a manual in pages: see `print-beside.ts`.
const bytes = await manualToPdf(workerData as Manual);
parentPort?.postMessage(bytes);
