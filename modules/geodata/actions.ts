import type { Module } from '@leitwerk/platform/module/module';
import { importAction } from './import-action.ts';
import { locateAction } from './locate-action.ts';

/** The actions of this module by verb. */
export const actions: NonNullable<Module['actions']> = { import: importAction, locate: locateAction };
