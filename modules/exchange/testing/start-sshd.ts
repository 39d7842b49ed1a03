import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering, freePort } from '@leitwerk/platform/testing/free-port';

const SSHD = '/usr/sbin/sshd';

/** Why the tests with a real SFTP server cannot run here; null when they can. */
export const noSshd: string | null =
  spawnSync(SSHD, ['-V']).error !== undefined
    ? 'no sshd'
    : process.getuid?.() === 0
      ? null
      : 'sshd is started by root only';

export type TestSshd = {
  readonly port: number;
  /** Where who signs in is. */
  readonly home: string;
  /** As OpenSSH prints it. */
  readonly fingerprint: () => string;
  /** A key with which `root` may sign in. */
  readonly privateKey: string;
  /** The same port with another host key. */
  readonly changeHostKey: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly drop: () => Promise<void>;
};

/** OpenSSH's server on this machine, for files only. */
export async function startSshd(): Promise<TestSshd> {
  const folder = await mkdtemp(join(tmpdir(), 'leitwerk-sshd-'));
  await chmod(folder, 0o755);
  const home = join(folder, 'home');
  await mkdir(home);
  // Where the server drops its rights before a sign-in.
  await mkdir('/run/sshd', { recursive: true });
  const port = await freePort();
  keygen(join(folder, 'client'));
  await writeFile(join(folder, 'keys'), await readFile(join(folder, 'client.pub')), { mode: 0o600 });
  let child: ChildProcess | null = null;
  let hostKeys = 0;
  const hostKey = () => join(folder, `host${hostKeys}`);
  const newHostKey = (): void => {
    hostKeys += 1;
    keygen(hostKey());
  };
  const start = async (): Promise<void> => {
    await writeFile(join(folder, 'config'), configuration(folder, home, hostKey(), port));
    child = spawn(SSHD, ['-D', '-e', '-f', join(folder, 'config')], { stdio: 'ignore' });
    await answering(port, child, 'sshd');
  };
  const stop = async (): Promise<void> => {
    if (!child) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
    child = null;
  };
  newHostKey();
  await start();
  return {
    port,
    home,
    privateKey: await readFile(join(folder, 'client'), 'utf8'),
    fingerprint: () => {
      const { stdout } = spawnSync('ssh-keygen', ['-l', '-f', hostKey()], { encoding: 'utf8' });
      return stdout.split(' ')[1] ?? '';
    },
    changeHostKey: async () => {
      await stop();
      newHostKey();
      await start();
    },
    stop,
    start,
    drop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function keygen(path: string): void {
  const { status, stderr } = spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

const configuration = (folder: string, home: string, hostKey: string, port: number): string => `
Port ${port}
ListenAddress 127.0.0.1
HostKey ${hostKey}
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
AuthorizedKeysFile ${folder}/keys
Subsystem sftp internal-sftp -d ${home}
ForceCommand internal-sftp -d ${home}
`;
