import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering, freePort } from '@leitwerk/platform/testing/free-port';

/** Why the tests with a real IMAP server cannot run here; null when they can. */
export const noDovecot: string | null =
  spawnSync('dovecot', ['--version']).status !== 0
    ? 'no dovecot'
    : process.getuid?.() === 0
      ? null
      : 'dovecot is started by root only';

/** Account under which the mails of the tests lie. */
const NOBODY = 65_534;

export type TestDovecot = {
  readonly port: number;
  /** Lays a message into a folder, as delivery does: `''` is the inbox. */
  readonly deliver: (user: string, source: string | Buffer, folder?: string) => Promise<void>;
  /** Lays many messages into the inbox at once. */
  readonly fill: (user: string, count: number, source: (index: number) => string) => Promise<void>;
  /** Throws the numbers of a folder away: the server gives new ones and says so. */
  readonly renumber: (user: string, folder?: string) => Promise<void>;
  /** Lets nobody write into a folder, or again. */
  readonly forbid: (user: string, folder: string) => Promise<void>;
  readonly allow: (user: string, folder: string) => Promise<void>;
  readonly drop: () => Promise<void>;
};

/**
 * An IMAP server of its own on this machine.
 * @param users passwords by name
 * @param tokenInfo where it asks whose token something is; it takes tokens (XOAUTH2) then, too
 */
export async function startDovecot(
  users: Readonly<Record<string, string>>,
  tokenInfo: string | null = null,
): Promise<TestDovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'leitwerk-dovecot-'));
  const port = await freePort();
  await chmod(folder, 0o755);
  const mails = join(folder, 'mail');
  await mkdir(mails);
  await chown(mails, NOBODY, NOBODY);
  await writeFile(
    join(folder, 'users'),
    Object.entries(users)
      .map(([name, word]) => `${name}:{PLAIN}${word}\n`)
      .join(''),
  );
  await writeFile(join(folder, 'dovecot.conf'), configuration(folder, port, tokenInfo !== null));
  if (tokenInfo !== null)
    await writeFile(
      join(folder, 'tokens.conf'),
      `tokeninfo_url = ${tokenInfo}\nusername_attribute = email\nactive_attribute = active\nactive_value = true\n`,
    );
  const child = spawn('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answering(port, child, 'dovecot');
  const folderOf = (user: string, name: string): string => join(mails, user, name === '' ? '' : `.${name}`);
  let last = 0;
  const layDown = async (user: string, sources: Iterable<string | Buffer>, name: string): Promise<void> => {
    const place = folderOf(user, name);
    for (const part of ['tmp', 'new', 'cur']) await mkdir(join(place, part), { recursive: true });
    for (const source of sources) {
      last += 1;
      await writeFile(join(place, 'new', `${String(last).padStart(8, '0')}.test`), source);
    }
    spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, join(mails, user)]);
  };
  return {
    port,
    deliver: (user, source, name = '') => layDown(user, [source], name),
    fill: (user, count, source) =>
      layDown(
        user,
        (function* () {
          for (let index = 0; index < count; index += 1) yield source(index);
        })(),
        '',
      ),
    renumber: async (user, name = '') => {
      const list = join(folderOf(user, name), 'dovecot-uidlist');
      const text = await readFile(list, 'utf8');
      const [, validity = '1'] = /V(\d+)/.exec(text) ?? [];
      for (const file of [
        'dovecot.index',
        'dovecot.index.log',
        'dovecot.index.cache',
        'dovecot.list.index',
        'dovecot.list.index.log',
      ])
        await rm(join(folderOf(user, name), file), { force: true });
      await writeFile(list, text.replace(`V${validity}`, `V${Number(validity) + 1}`));
    },
    forbid: (user, name) => writeFile(join(folderOf(user, name), 'dovecot-acl'), 'owner lr\n'),
    allow: (user, name) => rm(join(folderOf(user, name), 'dovecot-acl')),
    drop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const configuration = (folder: string, port: number, takesTokens: boolean): string => `
base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
auth_mechanisms = plain${takesTokens ? ' xoauth2' : ''}
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = passwd-file
  args = ${folder}/users
  mechanisms = plain login
}
${takesTokens ? `passdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = ${folder}/tokens.conf\n}` : ''}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
mailbox_idle_check_interval = 1s
mail_plugins = acl
protocol imap {
  mail_plugins = acl imap_acl
}
plugin {
  acl = vfile
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
}
`;
