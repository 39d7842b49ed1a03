import { harmlessCell } from '@leitwerk/metadata/spreadsheet-cell';
import type { ImportSettings } from '@leitwerk/metadata/wire/import';
import type { ModuleContext, ModuleFile } from '@leitwerk/platform/module/module-reach';
import type { ModuleStep } from '@leitwerk/platform/module/module-run';
import { stringify } from 'csv-stringify/sync';

const REASON = { de: 'Grund', en: 'Reason' } as const;
const PAGE = 500;

/**
 * The refused rows as they came, with the reason in a last column. Corrected, the file can be imported with the same settings:
 * columns go by name.
 */
export async function writeRefused(
  names: readonly string[],
  { dialect, language: written }: Pick<ImportSettings, 'dialect' | 'language'>,
  context: ModuleContext,
  step: ModuleStep,
): Promise<ModuleFile> {
  const { language } = context.actor;
  // What came as text with separators goes back with the same ones.
  const delimiter = 'delimiter' in dialect ? dialect.delimiter : written === 'de' ? ';' : ',';
  const line = (cells: readonly string[]): Buffer =>
    Buffer.from(stringify([cells.map(harmlessCell)], { delimiter, record_delimiter: 'windows' }));
  async function* pieces(): AsyncGenerator<Buffer> {
    yield Buffer.from('\uFEFF');
    yield line([...names, REASON[language]]);
    let after = 0;
    for (;;) {
      const problems = await step.problems(after, PAGE);
      for (const { row, messages } of problems)
        yield line([...names.map((name) => String(row?.[name] ?? '')), messages.join(' ')]);
      if (problems.length < PAGE) return;
      after = problems.at(-1)?.position ?? after;
    }
  }
  const name = language === 'de' ? 'Abgelehnte Zeilen' : 'Refused rows';
  return context.storeFile(`${name} ${context.today}.csv`, pieces());
}
