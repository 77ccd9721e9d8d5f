import { Type, type Static } from 'typebox';
import { Nullable, Strict } from './endpoint.ts';

const Block = Type.Union([
  Strict({ kind: Type.Enum(['heading', 'text', 'note', 'signed']), text: Type.String() }),
  Strict({
    kind: Type.Literal('table'),
    sheet: Strict({
      title: Type.String(),
      columns: Type.Array(Type.String()),
      rows: Type.Array(Type.Array(Nullable(Type.Union([Type.String(), Type.Number()])))),
    }),
  }),
]);

/** An official paper, for the screen and for print. */
export const PaperView = Strict({
  reference: Type.String(),
  organ: Type.String(),
  title: Type.String(),
  documentNo: Type.String(),
  blocks: Type.Array(Block),
});
export type PaperView = Static<typeof PaperView>;
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
