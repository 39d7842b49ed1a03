import { UnstyledButton } from '@mantine/core';
import { IconAlertCircle, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useForm } from './form-context.tsx';
import type { ValuePath } from './value-path.ts';
import { placeId } from './value-path.ts';

/** A part of a definition that is shown when it is wanted; it says when something is wrong inside. */
export function Fold({
  path,
  title,
  note,
  actions,
  level,
  children,
}: {
  readonly path: ValuePath;
  readonly title: ReactNode;
  /** Beside the title, quieter. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly level: 'section' | 'item';
  readonly children: () => ReactNode;
}) {
  const { isOpen, setOpen, hasErrors } = useForm();
  const open = isOpen(path);
  return (
    <div className={`ld-fold ld-${level}`} id={placeId(path)} tabIndex={-1}>
      <div className="ld-fold-head">
        <UnstyledButton className="ld-fold-button" aria-expanded={open} onClick={() => setOpen(path, !open)}>
          <IconChevronRight size={14} aria-hidden className="ld-chevron" />
          <span className="ld-fold-title">{title}</span>
          {note && <span className="ld-note">{note}</span>}
          {hasErrors(path) && <IconAlertCircle size={15} color="var(--mantine-color-error)" aria-hidden />}
        </UnstyledButton>
        {actions}
      </div>
      {open && <div className="ld-fold-body">{children()}</div>}
    </div>
  );
}
