import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Letter, LetterBlock, Sheet } from './office-file.ts';

/** Sizes in half points, as GB/T 9704-2012 has them: 二号, 三号, 四号, and a small one for tables. */
const SIZE = { title: 44, body: 32, foot: 28, table: 24, head: 56 };
const font = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia });
const SONG = font('宋体');
const FANGSONG = font('仿宋');
const HEITI = font('黑体');
const RED = 'C00000';
const LINE = { line: 560, lineRule: LineRuleType.EXACT } as const;
/** Two signs of the body. */
const INDENT = { firstLine: SIZE.body * 20 };

/** A letter as Chinese offices write it: red head, title in 宋体, text in 仿宋, headings in 黑体, A4 (GB/T 9704-2012). */
export async function letterOf(letter: Letter): Promise<Uint8Array> {
  const { organ, documentNo, title, mark, by, at } = letter;
  const document = new Document({
    title,
    creator: by,
    lastModifiedBy: by,
    description: `${mark} ${at}`,
    styles: { default: { document: { run: { font: FANGSONG, size: SIZE.body } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: {
              top: convertMillimetersToTwip(37),
              bottom: convertMillimetersToTwip(35),
              left: convertMillimetersToTwip(28),
              right: convertMillimetersToTwip(26),
            },
          },
        },
        headers: { default: new Header({ children: [centred(mark, { size: 18, color: '666666' })] }) },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          centred(organ, { font: SONG, size: SIZE.head, color: RED, bold: true }),
          centred(documentNo, { font: FANGSONG }),
          new Paragraph({
            border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED, space: 4 } },
            spacing: { after: 300 },
            children: [],
          }),
          centred(title, { font: SONG, size: SIZE.title, bold: true }, { spacing: { after: 300 } }),
          ...letter.blocks.flatMap(blockOf),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

type Run = ConstructorParameters<typeof TextRun>[0] & object;

const centred = (text: string, run: Run = {}, more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, ...more, children: [new TextRun({ ...run, text })] });

function pageNumber(): Paragraph {
  const run = { font: SONG, size: SIZE.foot };
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
  });
}

function blockOf(block: LetterBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'table':
      return [
        centred(
          block.sheet.title,
          { font: HEITI, size: SIZE.foot },
          { spacing: { before: 200, after: 100 }, keepNext: true },
        ),
        tableOf(block.sheet),
        new Paragraph({ spacing: { after: 100 }, children: [] }),
      ];
    case 'heading':
      return [
        new Paragraph({
          spacing: LINE,
          indent: INDENT,
          keepNext: true,
          children: [new TextRun({ text: block.text, font: HEITI })],
        }),
      ];
    case 'signed':
      return [
        new Paragraph({ spacing: LINE, alignment: AlignmentType.RIGHT, children: [new TextRun(block.text)] }),
      ];
    case 'note':
      return [
        new Paragraph({ indent: INDENT, children: [new TextRun({ text: block.text, size: SIZE.table })] }),
      ];
    case 'text':
      return [new Paragraph({ spacing: LINE, indent: INDENT, children: [new TextRun(block.text)] })];
  }
}

function tableOf({ columns, rows }: Sheet): Table {
  const cell = (text: string, bold: boolean, right: boolean) =>
    new TableCell({
      children: [
        new Paragraph({
          alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [new TextRun({ text, bold, font: bold ? HEITI : FANGSONG, size: SIZE.table })],
        }),
      ],
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: columns.map((label) => cell(label, true, false)) }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((value) => cell(String(value ?? '—'), false, typeof value === 'number')),
          }),
      ),
    ],
  });
}
