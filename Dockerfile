# The office for docker-compose.yml: database, mail, scanner and evidence store run beside it, so the embedded
# PostgreSQL and the npm copy of Node stay out of the image.
FROM node:26.10.0-trixie-slim AS build
WORKDIR /office
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
COPY . .
RUN NODE_ENV=production node node_modules/vite/bin/vite.js build --logLevel warn

FROM node:26.10.0-trixie-slim AS packages
WORKDIR /office
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error \
  && rm -rf node_modules/node node_modules/.bin/node

FROM node:26.10.0-trixie-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /office
COPY --from=packages /office/node_modules node_modules
COPY --from=build /office/web/build web/build
COPY package.json LICENSE ./
COPY migrations migrations
COPY server server
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/api/public/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts"]
