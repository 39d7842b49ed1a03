import { isPlain } from '@leitwerk/metadata/keyed-list';
import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Alert, Button, Code, FileButton, Modal, Stack, Text, Textarea } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { checkShape } from '../../../client/check-shape.ts';
import type { DraftIssue } from '../../../client/drafts.ts';
import { useCanvasTexts } from '../../../i18n/canvas-texts.ts';
import { FormButtons } from '../../../shell/form-buttons.tsx';
import { useCanvas } from '../canvas-context.tsx';
import { importMachine } from '../machine/import-machine.ts';

const MOST_SHOWN = 20;

/** Takes over a machine that was drawn elsewhere, or says what of it no workflow has. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useCanvasTexts();
  const { document, change } = useCanvas();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [issues, setIssues] = useState<readonly DraftIssue[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const take = async (given: unknown): Promise<void> => {
    if (!isPlain(given)) return setWrong(true);
    const next = importMachine(document, given);
    try {
      const found = await checkShape(next);
      setIssues(found);
      if (found.length > 0) return;
      change(next, null);
      onClose();
    } catch (error) {
      setFailure(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    try {
      void take(JSON.parse(text));
    } catch {
      setWrong(true);
    }
  };
  const put = (next: string): void => {
    setText(next);
    setWrong(false);
    setIssues([]);
    setFailure(null);
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
                  <li key={`${issue.path} ${issue.message}`}>
                    <Code>{issue.path || '/'}</Code> {issue.message}
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          {failure !== null && <ProblemText error={failure} />}
          <FormButtons submit={t.takeOver} isGood={text.trim() !== ''} onClose={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
