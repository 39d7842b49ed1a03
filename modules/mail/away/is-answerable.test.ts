import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { isAnswerable } from './is-answerable.ts';

const judge = async (from: string, ...headers: readonly string[]): Promise<boolean> => {
  const mail = await simpleParser([`From: ${from}`, 'To: sales@example.com', ...headers, '', 'Hallo'].join('\r\n'));
  return isAnswerable(mail.headers, from);
};

it('people are answered', async () => {
  expect(await judge('anna@kunde.example')).toBe(true);
  expect(await judge('anna@kunde.example', 'Auto-Submitted: no', 'Return-Path: <anna@kunde.example>')).toBe(true);
  expect(await judge('reply@kunde.example', 'Precedence: first-class', 'X-Auto-Response-Suppress: RN')).toBe(true);
});

it.each([
  'Auto-Submitted: auto-replied',
  'Auto-Submitted: auto-generated',
  'Precedence: bulk',
  'Precedence: list',
  'List-Id: <news.kunde.example>',
  'List-Unsubscribe: <mailto:x@kunde.example>',
  'List-Post: <mailto:x@kunde.example>',
  'X-Auto-Response-Suppress: DR, OOF',
  'X-Auto-Response-Suppress: All',
  'Return-Path: <>',
  'Content-Type: multipart/report; boundary=b',
  'X-Loop: x',
])('programs and lists are not: %s', async (header) => {
  expect(await judge('anna@kunde.example', header)).toBe(false);
});

it.each([
  'noreply',
  'no-reply',
  'no-reply+17',
  'do-not-reply',
  'MAILER-DAEMON',
  'postmaster',
  'owner-news',
  'news-bounces',
  'news-request',
])('nobody reads %s@', async (local) => {
  expect(await judge(`${local}@kunde.example`)).toBe(false);
});
