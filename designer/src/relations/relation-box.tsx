import { NamedIcon } from '@leitwerk/runtime-ui/renderer';
import { IconPuzzle, IconRotateClockwise2 } from '@tabler/icons-react';
import type { Node, NodeProps } from '@xyflow/react';
import { Handle, Position, useConnection } from '@xyflow/react';
import { useRelationTexts } from '../i18n/relation-texts.ts';
import { EntityMark } from './entity-mark.tsx';
import type { RelatedEntity, Relation } from './relations.ts';
import { useRelations } from './relations-context.tsx';

export type BoxData = {
  readonly entity: RelatedEntity;
  readonly rows: readonly Relation[];
  /** It has nothing to do with the chosen one. */
  readonly isFar: boolean;
};
export type BoxNode = Node<BoxData, 'entity'>;

/** An entity in the picture: what it is called, and the fields by which it points to others. */
export function RelationBox({ data: { entity, rows, isFar } }: NodeProps<BoxNode>) {
  const t = useRelationTexts();
  const { chosen, nameOf, labelOf, canBegin } = useRelations();
  // The whole box takes a line, as long as one is being drawn.
  const isConnecting = useConnection(({ inProgress }) => inProgress);
  const { id, color } = entity;
  return (
    <div
      className="lw-state lc-state lr-box"
      data-selected={chosen === id || undefined}
      data-far={isFar || undefined}
      data-brought={entity.isBrought || undefined}
      {...(color && !isFar && { style: { '--lc-state': `var(--mantine-color-${color}-filled)` } as object })}
    >
      <div className="lc-state-head">
        <NamedIcon name={entity.icon} size={15} color={isFar ? undefined : color} />
        <span className="lw-ellipsis" title={nameOf(id)}>
          {nameOf(id)}
        </span>
        {entity.isBrought && <IconPuzzle size={13} role="img" aria-label={t.brought} />}
        <EntityMark mark={entity.mark} />
      </div>
      {rows.map((row) => (
        <div
          key={row.field}
          className="lr-row"
          data-near={(chosen !== null && (chosen === row.from || chosen === row.to)) || undefined}
          data-lost={row.isLost || undefined}
          title={row.isLost ? t.lost(row.to) : `${labelOf(row)} → ${nameOf(row.to)}: ${t.kinds[row.multiplicity]}`}
        >
          <span className="lw-ellipsis">
            {labelOf(row)}
            {row.isRequired && ' *'}
          </span>
          {row.from === row.to && <IconRotateClockwise2 size={12} role="img" aria-label={t.self} />}
          <EntityMark mark={row.mark} />
          <span className="lr-many">{row.multiplicity}</span>
        </div>
      ))}
      <Handle
        type="source"
        position={Position.Left}
        isConnectable={canBegin(id)}
        data-hidden={!canBegin(id) || undefined}
      />
      <Handle
        type="target"
        position={Position.Right}
        className="lr-drop"
        isConnectableStart={false}
        data-open={isConnecting || undefined}
      />
    </div>
  );
}
