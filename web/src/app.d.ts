import type { Theme } from '#lib/themes.ts';
import 'unplugin-icons/types/svelte';
import type { Locale } from '#lib/messages/index.ts';

declare global {
  namespace App {
    interface Locals {
      locale: Locale;
      /** Large type, stronger contrast, one column: what the visitor chose, not who the visitor is. */
      elderly: boolean;
      theme: Theme;
    }
    interface Platform {
      /** The request as the site door handed it over. */
      req: import('node:http').IncomingMessage;
    }
    interface Error {
      /** Lets the office find this failure in its own log; says nothing about the visitor. */
      requestId?: string;
    }
  }
}

export {};
