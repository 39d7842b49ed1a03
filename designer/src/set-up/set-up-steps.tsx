import { ProblemText } from '@leitwerk/runtime-ui/renderer';
import { Box, Button, Group, Stack, Stepper, Text, Title } from '@mantine/core';
import { IconAlertCircle, IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { useSetUpTexts } from '../i18n/set-up-texts.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { CompanyStep } from './company-step.tsx';
import type { Documents } from './definitions-in.ts';
import { NumbersStep } from './numbers-step.tsx';
import { RightsStep } from './rights-step.tsx';
import { SetUpProvider } from './set-up-context.tsx';
import { StepErrors } from './step-errors.tsx';
import type { Step } from './steps.ts';
import { stepsFor } from './steps.ts';
import { SummaryStep } from './summary-step.tsx';
import { useAnswers } from './use-answers.ts';
import { UsedStep } from './used-step.tsx';

const SCREENS: Readonly<Record<Step, () => ReactNode>> = {
  company: CompanyStep,
  used: UsedStep,
  numbers: NumbersStep,
  rights: RightsStep,
  summary: SummaryStep,
};

export function SetUpSteps({ live, onStartOver }: { readonly live: Documents; readonly onStartOver: () => void }) {
  const t = useSetUpTexts();
  const steps = stepsFor(live);
  const { setUp, step, setStep, checkError } = useAnswers(live, steps);
  const [isLeaving, setLeaving] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const at = steps.indexOf(step);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  const Screen = SCREENS[step];
  const go = (next: Step | undefined) => {
    if (!next) return;
    setStep(next);
    heading.current?.focus();
  };
  const hasAnswers = setUp.operations.length > 0 || setUp.customer !== '';
  return (
    <SetUpProvider value={setUp}>
      <Stack p="md" maw={920} w="100%" mx="auto" gap="lg">
        <Group justify="space-between" align="flex-start">
          <Box style={{ flex: '1 1 300px' }}>
            <Title order={1} size="h3" mb={4}>
              {t.setUp}
            </Title>
            <Text c="dimmed" size="sm">
              {t.setUpText}
            </Text>
          </Box>
          {hasAnswers && (
            <Button variant="default" size="compact-sm" onClick={() => setLeaving(true)}>
              {t.startOver}
            </Button>
          )}
        </Group>
        <Stepper active={at} onStepClick={(index) => go(steps[index])} size="xs" iconSize={28} className="lo-steps">
          {steps.map((one) => {
            const isWrong = setUp.errors.has(one);
            const mark = isWrong ? <IconAlertCircle size={17} aria-hidden /> : undefined;
            return (
              <Stepper.Step
                key={one}
                label={t.step[one]}
                aria-label={isWrong ? t.stepHasErrors(t.step[one]) : t.step[one]}
                aria-current={one === step ? 'step' : undefined}
                {...(isWrong && { color: 'red', icon: mark, completedIcon: mark })}
              />
            );
          })}
        </Stepper>
        <section aria-labelledby="set-up-step">
          <Title order={2} size="h4" id="set-up-step" tabIndex={-1} ref={heading} className="lo-step-title">
            {t.step[step]}
          </Title>
          <Text size="sm" c="dimmed" mb="md">
            {t.stepText[step]}
          </Text>
          <StepErrors step={step} />
          {checkError && <ProblemText error={checkError} />}
          <Screen />
        </section>
        <Group justify="space-between" className="lo-step-buttons">
          <Button
            variant="default"
            disabled={!before}
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => go(before)}
          >
            {t.back}
          </Button>
          {after && (
            <Button rightSection={<IconArrowRight size={16} aria-hidden />} onClick={() => go(after)}>
              {t.next}
            </Button>
          )}
        </Group>
      </Stack>
      {isLeaving && (
        <ConfirmDialog
          title={t.startOver}
          action={t.startOver}
          onClose={() => setLeaving(false)}
          onConfirm={() => {
            onStartOver();
            return undefined;
          }}
        >
          <Text>{t.startOverText}</Text>
        </ConfirmDialog>
      )}
    </SetUpProvider>
  );
}
