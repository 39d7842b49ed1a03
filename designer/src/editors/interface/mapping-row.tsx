import { Badge, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

/** What is looked at: a column on the left, or a place on the right that columns lead to. */
export type MappingEnd = { readonly side: 'column' | 'target'; readonly id: string };

/** What the rows of both sides share. */
export type MappingFocus = {
  readonly isLinked: (end: MappingEnd) => boolean;
  readonly isPinned: (end: MappingEnd) => boolean;
  /** Null when the pointer or the focus leaves. */
  readonly look: (end: MappingEnd | null) => void;
  readonly pin: (end: MappingEnd) => void;
};

/** A column or a target with its value. Whoever points at it, or comes to it by keyboard, sees what it is linked to; a click keeps that. */
export function MappingRow({
  end,
  focus,
  name,
  detail,
  spoken,
  mark,
  isWrong = false,
  children,
}: {
  readonly end: MappingEnd;
  readonly focus: MappingFocus;
  readonly name: string;
  /** Where a column stands, or what a target reads. */
  readonly detail: string | null;
  /** What it is linked to, for who does not see it. */
  readonly spoken?: string;
  readonly mark: { readonly word: string; readonly color: string } | null;
  readonly isWrong?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard.
    <div
      data-end={`${end.side} ${end.id}`}
      data-linked={focus.isLinked(end) || undefined}
      data-wrong={isWrong || undefined}
      onMouseEnter={() => focus.look(end)}
      onMouseLeave={() => focus.look(null)}
    >
      <dt>
        <button
          type="button"
          className="ld-mapping-name"
          aria-pressed={focus.isPinned(end)}
          onFocus={() => focus.look(end)}
          onBlur={() => focus.look(null)}
          onClick={() => focus.pin(end)}
        >
          {name}
          {spoken && <VisuallyHidden>{` (${spoken})`}</VisuallyHidden>}
        </button>
        {mark && (
          <Badge size="xs" variant="light" color={mark.color} tt="none" className="ld-mapping-mark">
            {mark.word}
          </Badge>
        )}
      </dt>
      <dd>
        <span>{children}</span>
        {detail !== null && <span className="ld-mapping-detail">{detail}</span>}
      </dd>
    </div>
  );
}
