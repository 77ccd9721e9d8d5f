import { forgetDraft } from './draft-notes.ts';
import { forgetUploads } from './upload-notes.ts';

/** Leaves so that the back button does not lead back: the page's own place in the history is taken over. */
export function leaveWithoutTrace(): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href="/leave"]') : null;
    if (!link) return;
    event.preventDefault();
    document.body.hidden = true;
    forgetUploads();
    forgetDraft();
    location.replace(link.href);
  });
}
