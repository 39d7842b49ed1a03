import type { Module } from '@leitwerk/platform/module/module';
import { recheck } from './actions/recheck.ts';
import { release } from './actions/release.ts';

/** The actions of this module by verb. */
export const actions: NonNullable<Module['actions']> = { recheck, release };
