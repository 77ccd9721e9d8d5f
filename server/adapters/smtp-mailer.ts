import { createTransport } from 'nodemailer';
import type { Mailer } from './mailer.ts';

/** Mail over SMTP (`smtp://user:password@host:port`), over TLS where the server offers it. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(
    // A server that doesn't answer must not hold a row for minutes: the queue comes back to it.
    { url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 },
    { from },
  );
  return {
    connected: true,
    send: async (mail) => {
      await transport.sendMail(mail);
    },
    close: () => transport.close(),
  };
}
