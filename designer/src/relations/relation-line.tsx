import type { Point } from '@leitwerk/runtime-ui/process';
import { bentPath } from '@leitwerk/runtime-ui/process';
import type { Edge, EdgeProps } from '@xyflow/react';
import { useRelationTexts } from '../i18n/relation-texts.ts';
import type { Relation } from './relations.ts';
import { useRelations } from './relations-context.tsx';

export type LineData = { readonly relation: Relation; readonly points: readonly Point[]; readonly isFar: boolean };
export type LineEdge = Edge<LineData, 'relation'>;

const END = 'M0 0 L8 4 L0 8 z';
/** Two of them where one record points to several. */
const MANY = 'M0 0 L8 4 L0 8 z M8 0 L16 4 L8 8 z';

/** The line from the row of a field to the entity that it names. */
export function RelationLine({ id, data }: EdgeProps<LineEdge>) {
  const t = useRelationTexts();
  const { chosen, nameOf, labelOf } = useRelations();
  if (!data) return null;
  const { relation, points, isFar } = data;
  const { from, to, multiplicity, isRequired } = relation;
  const mark = chosen !== null && (chosen === from || chosen === to) ? 'selected' : undefined;
  const isMany = multiplicity === 'n:m';
  const marker = `lr-${id.replace(/[^\w-]/g, '_')}`;
  const path = bentPath(points);
  return (
    <g data-far={isFar || undefined} className="lr-line">
      <title>
        {`${nameOf(from)} › ${labelOf(relation)} → ${nameOf(to)} (${multiplicity}${isRequired ? `, ${t.required}` : ''})`}
      </title>
      <defs>
        <marker
          id={marker}
          viewBox={isMany ? '0 0 16 8' : '0 0 8 8'}
          refX={isMany ? 15 : 7}
          refY="4"
          markerWidth={isMany ? 14 : 7}
          markerHeight="7"
          orient="auto"
        >
          <path d={isMany ? MANY : END} className="lc-way-end" data-mark={mark} />
        </marker>
      </defs>
      <path
        d={path}
        className="lc-way"
        data-mark={mark}
        data-new={relation.mark === 'new' || undefined}
        markerEnd={`url(#${marker})`}
      />
      <path d={path} className="react-flow__edge-interaction lc-way-broad" />
    </g>
  );
}
