import type { PasskeyAnswer, SecondFactor } from '$contract/security.ts';
import { textOf } from './form.ts';

/** What a hidden field brought along as JSON; undefined where it is empty or no object. The API looks at the rest. */
export function jsonField<T extends object>(form: FormData, name: string): T | undefined {
  try {
    const value: unknown = JSON.parse(textOf(form, name));
    return typeof value === 'object' && value !== null ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}

/** The second factor of a form: a passkey's answer where there is one, else the one-time code. */
export function factorOf(form: FormData): SecondFactor {
  const passkey = jsonField<PasskeyAnswer>(form, 'passkey');
  return passkey ? { passkey } : { code: textOf(form, 'code') };
}

/** A password as typed: spaces at its ends belong to it. */
export function passwordOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
