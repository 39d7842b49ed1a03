import type { DraggableAttributes } from '@dnd-kit/core';
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { UnstyledButton } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import type { ValuePath } from '../../schema-form/value-path.ts';
import { pathText, placeId } from '../../schema-form/value-path.ts';
import type { DropTarget } from './drop-target.ts';
import { kindAt } from './form-part.ts';
import { useParts } from './form-parts.ts';

/** A part on the canvas: chosen by a click, dragged, and a place before which others can be dropped. */
export function DragPart({
  path,
  target,
  className,
  style,
  description,
  children,
}: {
  readonly path: ValuePath;
  /** What dropping on it means, where it is not "before it". */
  readonly target?: DropTarget;
  readonly className: string;
  readonly style?: CSSProperties;
  /** Follows its name for those who do not see the marks. */
  readonly description?: string;
  readonly children: ReactNode;
}) {
  const { nameOf, choose, chosen, form } = useParts();
  const name = nameOf(path);
  const id = pathText(path);
  const kind = kindAt(path) ?? 'field';
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id,
    data: { kind, name, from: path },
    disabled: form.isReadOnly,
  });
  const drop = useDroppable({ id: `before ${id}`, data: target ?? ({ name, before: path } satisfies DropTarget) });
  const shown = buttonAttributes(attributes);
  const isChosen = pathText(chosen) === id;
  return (
    <UnstyledButton
      {...shown}
      {...listeners}
      aria-pressed={isChosen}
      aria-label={description ? `${name}, ${description}` : name}
      ref={(element) => {
        setNodeRef(element);
        drop.setNodeRef(element);
      }}
      id={placeId(path)}
      className={className}
      {...(style && { style })}
      data-chosen={isChosen || undefined}
      data-dragging={isDragging || undefined}
      data-over={drop.isOver || undefined}
      data-wrong={form.hasErrors(path) || undefined}
      onClick={() => choose(path)}
    >
      {children}
    </UnstyledButton>
  );
}

/** A button that is dragged is one all the same: it can be pressed, whether it may be moved or not. */
export function buttonAttributes(attributes: DraggableAttributes) {
  const { role: _role, 'aria-disabled': _disabled, 'aria-roledescription': _said, ...rest } = attributes;
  return rest;
}

/** The end of a list, where something can be dropped behind the last part. */
export function DropEnd({
  list,
  name,
  children,
}: {
  readonly list: ValuePath;
  readonly name: string;
  readonly children: ReactNode;
}) {
  const drop = useDroppable({ id: `end ${pathText(list)}`, data: { name, endOf: list } satisfies DropTarget });
  return (
    <div ref={drop.setNodeRef} className="ld-drop-end" data-over={drop.isOver || undefined}>
      {children}
    </div>
  );
}
