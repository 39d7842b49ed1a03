import type { Module } from '@leitwerk/platform/module/module';
import { handle, refusal } from './handle.ts';

/** Appointments, tasks and contacts on people's devices (CalDAV, CardDAV). Which records are what is said by the application. */
export const module: Module = { name: 'dav', dav: { handle, refusal } };
