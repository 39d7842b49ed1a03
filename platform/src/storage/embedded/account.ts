import { readFileSync } from 'node:fs';
import { StartError } from '../../config.ts';

/** Whom PostgreSQL runs as; null is whoever runs this process. */
export type Account = { readonly uid: number; readonly gid: number } | null;

/** PostgreSQL refuses to run as root: then it runs as another account of the machine. */
export function accountFor(): Account {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!found)
    throw new StartError(
      'PostgreSQL cannot run as root and there is no other account; start as a normal user or set DATABASE_URL',
    );
  return { uid: Number(found[2]), gid: Number(found[3]) };
}
