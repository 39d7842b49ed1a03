/** Whoever holds this permission sees what happens in the background. */
export const JOBS_PERMISSION = 'jobs.manage';
