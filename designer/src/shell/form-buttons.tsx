import { Button, Group } from '@mantine/core';
import { useTexts } from '../i18n/designer-texts.ts';

type Props = {
  /** What the form does when it is sent. */
  readonly submit: string;
  readonly isGood?: boolean;
  readonly isBusy?: boolean;
  readonly onClose: () => void;
};

/** The end of a form in a dialog: leave it, or send it. */
export function FormButtons({ submit, isGood = true, isBusy = false, onClose }: Props) {
  const t = useTexts();
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t.cancel}
      </Button>
      <Button type="submit" disabled={!isGood} loading={isBusy}>
        {submit}
      </Button>
    </Group>
  );
}
