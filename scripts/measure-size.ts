// `npm run size`: builds the screens and says how much JavaScript the first visit of a page loads. Exit code 1 above the goal.
import startPostgres from '../platform/src/testing/global-setup.ts';
import { measurePages } from '../platform/src/testing/measure-pages.ts';
import { chromiumPath, startScreens } from '../platform/src/testing/start-screens.ts';

if (chromiumPath === undefined) {
  console.error('There is no Chromium on this machine; CHROMIUM may name one.');
  process.exit(2);
}
const stopPostgres = await startPostgres();
const screens = await startScreens();
const pages = await measurePages(screens);
for (const { page, kilobytes, goal, files } of pages) {
  console.log(`${page}: ${kilobytes.toFixed(1)} KB gzip in ${files.length} files, goal ${goal} KB`);
  if (process.argv.includes('--files')) {
    for (const [file, bytes] of files) console.log(`  ${(bytes / 1000).toFixed(1).padStart(6)}  ${file}`);
  }
}
await screens.close();
await stopPostgres();
process.exit(pages.some(({ kilobytes, goal }) => kilobytes > goal) ? 1 : 0);
