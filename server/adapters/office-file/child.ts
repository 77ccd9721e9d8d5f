import { answering } from '../own-process/answering.ts';
import type { OfficeFileTask } from './office-file.ts';

answering(async (task: OfficeFileTask): Promise<Uint8Array> => {
  if (task.kind === 'BOOK') return (await import('./workbook.ts')).workbookOf(task.book);
  return (await import('./letter.ts')).letterOf(task.letter);
});
