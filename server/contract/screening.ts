import { Type } from 'typebox';
import { type Endpoint, Strict, Words } from './endpoint.ts';

/** What a captcha gave the page: a solved puzzle, or hCaptcha's token. */
export const CaptchaToken = Words(16_000, 0);

export const getPuzzle = {
  method: 'GET',
  url: '/api/public/puzzle',
  allow: 'ANYBODY',
  schema: {
    summary: 'A puzzle that the browser solves by itself, to show that no machine fills in the form',
    tags: ['public'],
    response: {
      200: Strict({
        puzzle: Type.String({
          description:
            'A challenge of ALTCHA (version 2) as JSON text. Solved, it goes back as base64 of {challenge, solution}.',
        }),
      }),
    },
  },
} as const satisfies Endpoint;
