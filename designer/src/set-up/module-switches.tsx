import { ProblemText, useLabel } from '@leitwerk/runtime-ui/renderer';
import { Alert, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { checkDefinitions } from '../client/check-shape.ts';
import { useModules } from '../client/modules.ts';
import { documentOf, headOf } from '../draft/definition-head.ts';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { definitionsIn, withDefinition } from './definitions-in.ts';
import { withModule } from './modules.ts';
import { useSetUp } from './set-up-context.tsx';

const NAMED = 3;

/** Modules on or off. Whether one can be spared is found out by the check, before it is switched off. */
export function ModuleSwitches() {
  const t = useSetUpTexts();
  const label = useLabel();
  const { live, documents, setDefinition } = useSetUp();
  const installed = useModules();
  const [asked, setAsked] = useState<string | null>(null);
  const [needed, setNeeded] = useState<{ readonly name: string; readonly where: string } | null>(null);
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
  const switchOff = async (name: string) => {
    setAsked(name);
    const next = withModule(app, was, name, false);
    try {
      const issues = await checkDefinitions(withDefinition(live, withModule(was, was, name, false)));
      const files = [...new Set(issues.filter((one) => one.severity !== 'warning').map(({ file = '' }) => file))];
      if (files.length === 0) setDefinition(next);
      else setNeeded({ name: wordsOf(name).title, where: namesOf(files) });
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
      {(was.modules ?? []).map((name) => (
        <Switch
          key={name}
          label={wordsOf(name).title}
          description={wordsOf(name).text}
          disabled={asked !== null}
          checked={(app.modules ?? []).includes(name) && asked !== name}
          onChange={(event) => {
            setNeeded(null);
            setError(null);
            if (event.currentTarget.checked) setDefinition(withModule(app, was, name, true));
            else void switchOff(name);
          }}
        />
      ))}
      {needed && (
        <Alert color="orange" role="alert">
          {t.moduleNeeded(needed.name, needed.where)}
        </Alert>
      )}
      {error !== null && <ProblemText error={error} />}
    </Stack>
  );
}
