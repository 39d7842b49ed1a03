import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { Label } from '@leitwerk/runtime-ui/renderer';
import { useLabel } from '@leitwerk/runtime-ui/renderer';
import { Text } from '@mantine/core';

/** What the report is called, and the text of its title page. */
export function ReportHeading({ document }: { readonly document: Plain }) {
  const label = useLabel();
  const cover = document['cover'] as Label | undefined;
  return (
    <div>
      <Text fw={700} size="lg">
        {label(document['label'] as Label | undefined)}
      </Text>
      {cover && (
        <Text size="sm" maw={760} style={{ whiteSpace: 'pre-wrap' }}>
          {label(cover)}
        </Text>
      )}
    </div>
  );
}
