import type { Issue } from '@leitwerk/metadata/issue';
import { messageOf } from '@leitwerk/metadata/messages';
import { useLanguage } from '@leitwerk/runtime-ui/renderer';
import { Alert, Button, Code, FileButton, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { FormButtons } from '../../../shell/form-buttons.tsx';
import { useCanvas } from '../canvas-context.tsx';
import { importMachine } from '../machine/import-machine.ts';

const MOST_SHOWN = 20;

/** Takes over a machine that was drawn elsewhere, or says what of it no workflow has. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useCanvasTexts();
  const language = useLanguage();
  const { document, change } = useCanvas();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    let given: unknown;
    try {
      given = JSON.parse(text);
    } catch {
      return setWrong(true);
    }
    const done = importMachine(document, given);
    setIssues(done.issues);
    if (done.issues.length > 0) return;
    change(done.document, null);
    onClose();
  };
  const put = (next: string): void => {
    setText(next);
    setWrong(false);
    setIssues([]);
  };
  return (
    <Modal opened onClose={onClose} title={t.importXState} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm" c="dimmed">
            {t.exchangeHint}
          </Text>
          <FileButton accept="application/json,.json" onChange={(file) => void file?.text().then(put)}>
            {(props) => (
              <Button {...props} variant="default" w="fit-content">
                {t.file}
              </Button>
            )}
          </FileButton>
          <Textarea
            data-autofocus
            autosize
            minRows={8}
            maxRows={18}
            spellCheck={false}
            label={t.json}
            classNames={{ input: 'lc-json' }}
            value={text}
            {...(isWrong && { error: t.notJson })}
            onChange={(event) => put(event.currentTarget.value)}
          />
          {issues.length > 0 && (
            <Alert color="red" title={t.refused}>
              <ul className="ld-issues">
                {issues.slice(0, MOST_SHOWN).map((issue) => (
                  <li key={`${issue.path} ${issue.code}`}>
                    <Code>{issue.path || '/'}</Code> {messageOf(issue, language)}
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          <FormButtons submit={t.takeOver} isGood={text.trim() !== ''} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
