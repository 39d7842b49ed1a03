import type { CsvDialect, Dialect } from '@leitwerk/metadata/wire/import';
import { Select, Switch } from '@mantine/core';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { importTexts } from './import-texts.ts';

const ENCODINGS = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows-1252' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
];

type Props = {
  readonly dialect: Dialect;
  /** Sheets of a workbook, or elements of an XML file. */
  readonly choices: readonly string[];
  readonly onChange: (dialect: Dialect) => void;
};

/** How a file is read, as it was recognised, to be corrected. */
export function DialectInputs({ dialect, choices, onChange }: Props) {
  const t = useOwnTexts(importTexts);
  if (dialect.format === 'xml')
    return (
      <Select
        label={t.element}
        data={[...choices]}
        value={dialect.element}
        allowDeselect={false}
        onChange={(element) => element && onChange({ ...dialect, element })}
      />
    );
  const header = (
    <Switch
      mt={{ base: 0, md: 26 }}
      label={t.header}
      checked={dialect.header}
      onChange={(event) => onChange({ ...dialect, header: event.currentTarget.checked })}
    />
  );
  if (dialect.format === 'xlsx')
    return (
      <>
        <Select
          label={t.sheet}
          data={[...choices]}
          value={dialect.sheet ?? choices[0] ?? null}
          allowDeselect={false}
          onChange={(sheet) => sheet && onChange({ ...dialect, sheet })}
        />
        {header}
      </>
    );
  return (
    <>
      <Select
        label={t.encoding}
        data={ENCODINGS}
        value={dialect.encoding}
        allowDeselect={false}
        onChange={(encoding) => encoding && onChange({ ...dialect, encoding: encoding as CsvDialect['encoding'] })}
      />
      <Select
        label={t.delimiter}
        data={Object.entries(t.delimiters).map(([value, name]) => ({ value, label: name }))}
        value={dialect.delimiter}
        allowDeselect={false}
        onChange={(delimiter) => delimiter && onChange({ ...dialect, delimiter: delimiter as CsvDialect['delimiter'] })}
      />
      {header}
    </>
  );
}
