import { createTransport } from 'nodemailer';

export type Mail = { to: string; subject: string; text: string };

/** Sends mail; `connected` false means that there is no mail server and mail waits in the outbox. */
export type Mailer = { connected: boolean; send(mail: Mail): Promise<void>; close(): void };

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

/** No mail server: what would be sent stays in the outbox page. */
export function noMailer(): Mailer {
  return {
    connected: false,
    send: () => Promise.reject(new Error('there is no mail server')),
    close: () => undefined,
  };
}
