import type { Module } from '@leitwerk/platform/module/module';
import { actions } from './actions.ts';

/** Contacts: what it is for. */
export const module: Module = { name: 'contacts', actions };
