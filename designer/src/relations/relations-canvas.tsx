import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { FlowCanvas } from '../canvas/flow-canvas.tsx';
import { useRelationTexts } from '../i18n/relation-texts.ts';
import { layoutRelations } from './layout-relations.ts';
import type { BoxNode } from './relation-box.tsx';
import { RelationBox } from './relation-box.tsx';
import type { LineEdge } from './relation-line.tsx';
import { RelationLine } from './relation-line.tsx';
import { useRelations } from './relations-context.tsx';
import { around, nearTo } from './shown-relations.ts';

const NODES = { entity: RelationBox };
const EDGES = { relation: RelationLine };

/** All entities as boxes, the fields by which they refer to each other as lines. */
export function RelationsCanvas({
  sought,
  drawn,
  onOpen,
}: {
  readonly sought: { readonly path: string } | null;
  readonly drawn: string;
  readonly onOpen: () => void;
}) {
  const t = useRelationTexts();
  const { all, shown, chosen, choose, nameOf, entityOf, canBegin, ask } = useRelations();
  const isWide = useMediaQuery('(min-width: 62em)', true);
  const layout = useMemo(() => layoutRelations(shown), [shown]);
  const near = chosen === null ? null : nearTo(shown.relations, chosen);
  const nodes = layout.boxes.flatMap(({ path, x, y, width, height, rows }): BoxNode[] => {
    const entity = entityOf(path);
    if (!entity) return [];
    const data = { entity, rows, isFar: near !== null && !near.has(path) };
    return [{ id: path, type: 'entity', position: { x, y }, width, height, zIndex: 2, data }];
  });
  const edges = layout.lines.map(({ relation, points }): LineEdge => {
    const { from, to, field } = relation;
    const isFar = chosen !== null && from !== chosen && to !== chosen;
    return {
      id: `${from} ${field}`,
      type: 'relation',
      source: from,
      target: to,
      zIndex: isFar ? 0 : 1,
      data: { relation, points, isFar },
    };
  });
  const told = (id: string): string => {
    const { outgoing, incoming } = around(all, id);
    return t.chosen(nameOf(id), outgoing.length, incoming.length);
  };
  return (
    <FlowCanvas<BoxNode, LineEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={NODES}
      edgeTypes={EDGES}
      size={layout}
      places={layout.boxes}
      chosen={chosen}
      onChoose={choose}
      onOpen={onOpen}
      actOf={({ key, ctrlKey, metaKey, altKey }) =>
        key === 'n' && !ctrlKey && !metaKey && !altKey && chosen !== null && canBegin(chosen)
          ? () => ask(chosen)
          : undefined
      }
      sought={sought}
      drawn={drawn}
      readable={isWide ? 0.4 : 0.6}
      name={t.picture}
      keys={t.keys}
      told={chosen === null ? '' : told(chosen)}
      nodesConnectable
      onEdgeClick={(_event, { source }) => choose(source)}
      onConnect={({ source, target }) => ask(source, target)}
    />
  );
}
