import type { FastifyInstance } from 'fastify';
import { readBoard } from '../../contract/board.ts';
import { serveStaff } from '../../doors/serve.ts';
import type { BoardService } from './board.service.ts';

export function boardRoutes(app: FastifyInstance, { board }: { board: BoardService }): void {
  serveStaff(app, readBoard, ({ caller }) => board.read(caller));
}
