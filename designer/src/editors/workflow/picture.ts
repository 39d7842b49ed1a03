import type { Color, Label } from '@leitwerk/metadata/generated/definitions.gen';
import type { Plain } from '@leitwerk/metadata/keyed-list';
import type { WireWay } from '@leitwerk/metadata/wire/workflow';
import type { ValuePath } from '../../schema-form/value-path.ts';
import type { StateType } from './machine/edit-states.ts';

/** A state as it is drawn. */
export type PicturedState = {
  /** Names on the way to it, with dots; empty for the outermost, which is not drawn. */
  readonly path: string;
  /** Where it stands in the definition. */
  readonly at: ValuePath;
  readonly label: Label | undefined;
  readonly color: Color | undefined;
  readonly type: StateType;
  /** Whether what is around it begins here. */
  readonly initial: boolean;
  readonly state: Plain;
};

/** A transition as it is drawn. One that begins in several states is there once for each, under the same id. */
export type PicturedWay = Pick<WireWay, 'from' | 'to'> & {
  readonly id: string;
  readonly at: ValuePath;
  readonly kind: WireWay['kind'];
  /** Key of its list: `on.accept`, `always`, `invoke.0.onError`. */
  readonly place: string;
  /** The event or the delay that takes it. */
  readonly trigger: string;
  readonly label: Label | undefined;
  readonly isGuarded: boolean;
  /** A target that is nowhere. */
  readonly lost: string | null;
  readonly way: Plain;
};

/** What a canvas shows of a definition. */
export type Picture = { readonly states: readonly PicturedState[]; readonly ways: readonly PicturedWay[] };
