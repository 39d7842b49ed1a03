import { readFilesRun } from '../file-text/read-files-run.ts';
import { eraseRun } from '../privacy/erase-run.ts';
import { reportRun } from '../privacy/report-run.ts';
import { bulkRun } from './bulk-run.ts';
import { exportRun } from './export-run.ts';
import type { RunKind } from './run.ts';
import { undoRun } from './undo-run.ts';

/** THE list of the platform's own kinds of runs; modules bring more. */
export const RUN_KINDS: readonly RunKind[] = [bulkRun, exportRun, undoRun, readFilesRun, eraseRun, reportRun];
