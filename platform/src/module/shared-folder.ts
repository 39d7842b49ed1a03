/** Name of the variable by which whoever runs the server gives modules a folder for files from and to other systems. */
export const SHARED_FOLDER = 'LEITWERK_EXCHANGE_FOLDER';

/** The folder, an absolute path (the start has refused others); null when none is given. */
export const sharedFolder = (env: NodeJS.ProcessEnv = process.env): string | null => env[SHARED_FOLDER] || null;
