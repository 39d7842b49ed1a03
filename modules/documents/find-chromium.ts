import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Where a machine has one of its own. `CHROMIUM` names another place. */
const USUAL = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export type Chromium = { readonly path: string; readonly env: Readonly<Record<string, string>> };

/** The browser that sets letters: the machine's own, or the one that comes with the package, unpacked into the data folder. */
export async function findChromium(): Promise<Chromium> {
  const own = [process.env['CHROMIUM'] ?? '', ...USUAL].find((path) => path !== '' && existsSync(path));
  return own === undefined ? unpackChromium(resolve(process.env['LEITWERK_DATA'] || '.data')) : { path: own, env: {} };
}

/** The one of the package, in a folder for each version: another version of the product finds its own. */
export async function unpackChromium(dataFolder: string): Promise<Chromium> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = createRequire(import.meta.url)(join(dirname(main), '../package.json')) as { version: string };
  const folder = join(dataFolder, `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder, main);
  const env = {
    FONTCONFIG_PATH: join(folder, 'fonts'),
    ...(existsSync(join(folder, 'al2023/lib')) && { LD_LIBRARY_PATH: join(folder, 'al2023/lib') }),
  };
  return { path: join(folder, 'chromium'), env };
}

/** The package unpacks into the temp folder of its process, under fixed names: so it gets a process with a temp folder of ours. */
async function unpackInto(folder: string, main: string): Promise<void> {
  const half = `${folder}-${process.pid}`;
  await mkdir(half, { recursive: true, mode: 0o700 });
  const program = `import(${JSON.stringify(main)}).then((one) => one.default.executablePath())`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    env: { PATH: process.env['PATH'], TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    timeout: 120_000,
  });
  // The one that comes along names folders in which nothing is; without any font a page stays empty.
  await writeFile(join(half, 'fonts/fonts.conf'), fontsConf(folder));
  try {
    await rename(half, folder);
  } catch (error) {
    // Another process was first.
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

const fontsConf = (folder: string): string =>
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;
