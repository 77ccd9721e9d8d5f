import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import icons from 'unplugin-icons/vite';
import { defineConfig } from 'vite';
import { OLDEST_BROWSERS, readOnOldPhones } from './web/old-phones.ts';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: 'web',
  // The pages may read the API's contract and, through it, the domain's constants; nothing else of the server.
  resolve: { alias: { $contract: folder('server/contract') } },
  server: { fs: { allow: [folder('server/contract'), folder('server/domain')] } },
  // The timings warn on any busy machine; a build should speak only of mistakes.
  build: {
    sourcemap: false,
    cssTarget: OLDEST_BROWSERS,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  // What visitors load; the pages' server runs on a Node of our own.
  environments: { client: { build: { target: OLDEST_BROWSERS } } },
  worker: { rolldownOptions: { transform: { target: OLDEST_BROWSERS } } },
  plugins: [
    tailwindcss(),
    icons({ compiler: 'svelte' }),
    readOnOldPhones(),
    sveltekit({
      // The prefix keeps the adapter's switches apart from the office's own PORT and HOST; the site door sets them.
      adapter: adapter({ out: 'web/build', envPrefix: 'PAGES_' }),
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          // SvelteKit's own announcer of page changes carries this one style attribute, and nothing else may.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'media-src': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'base-uri': ['none'],
          'object-src': ['none'],
        },
      },
    }),
  ],
});
