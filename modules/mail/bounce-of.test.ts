import { describe, expect, it } from 'vitest';
import { bounceOf } from './bounce-of.ts';

const part = (type: string, ...lines: readonly string[]) => ({ type, content: Buffer.from(lines.join('\r\n')) });
const original = part(
  'message/rfc822',
  'Subject: Angebot',
  'Message-ID:',
  ' <one@example.com>',
  '',
  'Message-ID: <two>',
);
const failed = [
  'Final-Recipient: rfc822; anna@kunde.example',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1',
  '  no such user',
];

describe('a report on delivery', () => {
  it('names the message and each that it did not reach', () => {
    const report = part(
      'message/delivery-status',
      'Reporting-MTA: dns; mx.kunde.example',
      '',
      ...failed,
      '',
      'Original-Recipient: rfc822;bernd@kunde.example',
      'Final-Recipient: rfc822; forwarded@other.example',
      'Action: Failed',
      'Status: 5.2.2',
      '',
      'Final-Recipient: rfc822; clara@kunde.example',
      'Action: delayed',
      'Status: 4.4.1',
      '',
    );
    expect(bounceOf([report, original])).toEqual({
      messageId: '<one@example.com>',
      lines: ['anna@kunde.example: 550 5.1.1 no such user', 'bernd@kunde.example: 5.2.2'],
    });
    const header = part('text/rfc822-headers', 'message-id: <three@example.com>', 'Subject: x');
    expect(bounceOf([report, header])?.messageId).toBe('<three@example.com>');
  });

  it('that tells of no failure, or not of which message, says nothing', () => {
    const report = part('message/delivery-status', 'Reporting-MTA: dns; x', '', ...failed);
    expect(bounceOf([])).toBeNull();
    expect(bounceOf([report])).toBeNull();
    expect(bounceOf([report, part('message/rfc822', 'Subject: x', '', 'Message-ID: <body@x>')])).toBeNull();
    const delayed = part('message/delivery-status', 'Final-Recipient: rfc822; a@b.example', 'Action: delayed');
    expect(bounceOf([delayed, original])).toBeNull();
  });

  it('of any size and make is read', () => {
    const many = Array.from({ length: 5000 }, () => `${failed.join('\r\n')}${'x'.repeat(2000)}\r\n\r\n`).join('');
    const read = bounceOf([part('message/delivery-status', many), original]);
    expect(read?.lines.length).toBeLessThanOrEqual(100);
    for (const line of read?.lines ?? []) expect(line.length).toBeLessThanOrEqual(500);
    expect(
      bounceOf([{ type: 'message/delivery-status', content: Buffer.from([0, 255, 13, 10]) }, original]),
    ).toBeNull();
  });
});
