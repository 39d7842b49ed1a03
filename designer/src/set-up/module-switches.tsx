import { ProblemText, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Alert, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { checkDefinitions } from '../client/check-shape.ts';
import type { DraftIssue } from '../client/drafts.ts';
import { useModules } from '../client/modules.ts';
import { documentOf, headOf } from '../draft/definition-head.ts';
import { placeWords } from '../draft/place-words.ts';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { definitionsIn, withDefinition } from './definitions-in.ts';
import { offeredModules, withModule } from './modules.ts';
import { useSetUp } from './set-up-context.tsx';

const NAMED = 3;

/** Modules on or off. Whether one can be spared, or used without more, is found out by the check before. */
export function ModuleSwitches() {
  const t = useSetUpTexts();
  const label = useLabel();
  const { live, documents, setDefinition } = useSetUp();
  const installed = useModules();
  const [asked, setAsked] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [[was], [app]] = [definitionsIn(live, 'app'), definitionsIn(documents, 'app')];
  if (!was || !app) return null;
  const namesOf = (files: readonly string[]): string => {
    const names = files.map((file) => {
      const head = headOf(documentOf(documents, file));
      return label(head.label) || head.id || file;
    });
    return t.andMore(names.slice(0, NAMED).join(', '), names.length - NAMED);
  };
  const wordsOf = (name: string) => {
    const found = installed.find((one) => one.name === name);
    return { title: label(found?.label ?? undefined) || name, text: label(found?.description ?? undefined) };
  };
  const saidOf = ({ file = '', path, message }: DraftIssue): string =>
    `${placeWords(documentOf(documents, file), path, label)}: ${message}`;
  const switchTo = async (name: string, isOn: boolean) => {
    setAsked(name);
    const next = withModule(app, was, name, isOn);
    try {
      const found = await checkDefinitions(withDefinition(live, withModule(was, was, name, isOn)));
      const issues = found.filter((one) => one.severity !== 'warning');
      const files = [...new Set(issues.map(({ file = '' }) => file))];
      const { title } = wordsOf(name);
      if (issues.length === 0) setDefinition(next);
      else
        setRefused(
          isOn
            ? t.moduleNotReady(title, issues.slice(0, NAMED).map(saidOf).join(' '))
            : t.moduleNeeded(title, namesOf(files)),
        );
    } catch (reason) {
      setError(reason);
    }
    setAsked(null);
  };
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t.modulesHint}
      </Text>
      {offeredModules(
        was,
        installed.map(({ name }) => name),
      ).map((name) => (
        <Switch
          key={name}
          label={wordsOf(name).title}
          description={wordsOf(name).text}
          disabled={asked !== null}
          checked={(app.modules ?? []).includes(name) !== (asked === name)}
          onChange={(event) => {
            setRefused(null);
            setError(null);
            const isOn = event.currentTarget.checked;
            // As it is live it is known to work.
            if (isOn && (was.modules ?? []).includes(name)) setDefinition(withModule(app, was, name, true));
            else void switchTo(name, isOn);
          }}
        />
      ))}
      {refused !== null && (
        <Alert color="orange" role="alert">
          {refused}
        </Alert>
      )}
      {error !== null && <ProblemText error={error} />}
    </Stack>
  );
}
