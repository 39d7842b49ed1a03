import { Box, Text } from '@mantine/core';
import { parse } from 'csv-parse/browser/esm/sync';
import { useMemo } from 'react';
import type { WireFile } from '../../client/files.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { previewTexts } from './preview-texts.ts';
import { TextViewer } from './text-viewer.tsx';
import { useFileText } from './use-file-text.ts';

const ROWS = 500;
const COLUMNS = 60;
const DELIMITERS = [';', ',', '\t', '|'];

/** The beginning of a CSV file as a table; as a text when it is none. */
export function TableViewer({ file }: { readonly file: WireFile }) {
  const t = useOwnTexts(previewTexts);
  const { text, isBroken, isCut } = useFileText(file);
  const rows = useMemo(() => (text === undefined ? [] : rowsOf(text)), [text]);
  if (isBroken || rows === null) return <TextViewer file={file} />;
  const [head = [], ...body] = rows;
  return (
    <Box className="lw-viewer">
      <Box className="lw-viewer-text lw-related" tabIndex={0} role="region" aria-label={file.name} data-scrolls>
        <table>
          <thead>
            <tr>
              {head.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have no other name
                <th key={index} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
              <tr key={index}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <td key={column}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
      {(isCut || body.length >= ROWS) && (
        <Text size="sm" c="dimmed" p="xs">
          {t.cut}
        </Text>
      )}
    </Box>
  );
}

function rowsOf(text: string): string[][] | null {
  const first = text.split('\n', 1)[0] ?? '';
  const count = (mark: string) => first.split(mark).length;
  const delimiter = DELIMITERS.toSorted((one, other) => count(other) - count(one))[0] ?? ';';
  try {
    const rows = parse(text, { delimiter, bom: true, to: ROWS + 1, relax_column_count: true, relax_quotes: true });
    return (rows as string[][]).map((row) => row.slice(0, COLUMNS));
  } catch {
    return null;
  }
}
