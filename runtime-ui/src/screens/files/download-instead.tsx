import { Box, Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { WireFile } from '../../client/files.ts';
import { fileAddress } from '../../client/files.ts';
import { useOwnTexts } from '../../i18n/own-texts.ts';
import { previewTexts } from './preview-texts.ts';

/** What there is instead of a picture of the file. */
export function DownloadInstead({ file, message }: { readonly file: WireFile; readonly message: string }) {
  const t = useOwnTexts(previewTexts);
  return (
    <Box className="lw-preview-none">
      <Text c="dimmed">{message}</Text>
      <Button
        component="a"
        href={fileAddress(file.id)}
        download={file.name}
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {t.download}
      </Button>
    </Box>
  );
}
