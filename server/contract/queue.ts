import { type TSchema, Type } from 'typebox';
import { Strict } from './endpoint.ts';

/** What a queue is asked for: one of its trays, and a page of it counted from 1. */
export const QueueAsked = <const Tray extends string>(trays: readonly Tray[]) =>
  Strict({
    tray: Type.Optional(Type.Enum([...trays])),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  });

/** One page of a queue; `total` counts the tray's rows, `counts` says how many lie in each. */
export const QueuePage = <Row extends TSchema, const Counts extends Record<string, TSchema>>(
  row: Row,
  counts: Counts,
) =>
  Strict({
    rows: Type.Array(row),
    total: Type.Integer(),
    page: Type.Integer(),
    pageSize: Type.Integer(),
    counts: Strict(counts),
  });
