import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';

/** The description of the API, made from the contract: `/api/openapi.json`. */
export const openapi = fp(async function openapi(app) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tipward',
        version: '0.1.0',
        description: 'Reports, joint verification, rewards and payouts.',
      },
      tags: ['public', 'office', 'verification', 'finance', 'admin'].map((name) => ({ name })),
    },
  });
});
