import { describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { mailServerOf } from './mail-server.ts';

const FROM = { LEITWERK_MAIL_FROM: 'service@example.com' };

describe('the mail server of the settings', () => {
  it('is none, or is reached over TLS unless it stands in the own network', () => {
    expect(mailServerOf({})).toBeNull();
    expect(mailServerOf({ ...FROM, LEITWERK_SMTP_URL: 'smtp://me%40x:p%2Fw@mail.example.com' })).toEqual({
      host: 'mail.example.com',
      port: 587,
      isSecure: false,
      isPrivate: false,
      user: 'me@x',
      password: 'p/w',
      from: 'service@example.com',
    });
    expect(mailServerOf({ ...FROM, LEITWERK_SMTP_URL: 'smtps://mail.example.com' })).toMatchObject({
      port: 465,
      isSecure: true,
      user: null,
    });
    const inside = { ...FROM, LEITWERK_SMTP_URL: 'smtp://[::1]:2525', LEITWERK_PRIVATE_HOSTS: '[::1]:2525' };
    expect(mailServerOf(inside)).toMatchObject({ host: '::1', port: 2525, isPrivate: true });
  });

  it('stops the start with one clear line when it is wrong', () => {
    for (const url of ['mail.example.com', 'http://mail.example.com', 'smtp://mail.example.com/box', ''])
      expect(() => readConfig({ ...FROM, LEITWERK_SMTP_URL: url }), url).toThrow(/^LEITWERK_SMTP_URL must look like/);
    for (const from of ['', 'service', 'Service <service@example.com>', 'a@example.com\r\nBcc: x@example.com'])
      expect(
        () => readConfig({ LEITWERK_SMTP_URL: 'smtps://mail.example.com', LEITWERK_MAIL_FROM: from }),
        from,
      ).toThrow(/^LEITWERK_MAIL_FROM must be/);
    expect(readConfig({ ...FROM, LEITWERK_SMTP_URL: 'smtps://mail.example.com' }).port).toBe(3000);
  });
});
