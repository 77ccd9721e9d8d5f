import { swapPage } from './swap-page.ts';

/**
 * Sends forms in the background, so that a lost connection costs nothing typed and chosen files stay chosen when the
 * office says no. The answer is the same page that a browser would have shown; `after` runs on what it brought.
 */
export function keepForms(after: () => void): void {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !('enhance' in form.dataset)) return;
    // A page that hydrates sends its forms itself: sent twice, a one-time code would fail the second time.
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (form.ariaBusy === 'true') return;
    const submitter = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    send(form, submitter, after);
  });
}

function send(form: HTMLFormElement, submitter: HTMLButtonElement | null, after: () => void): void {
  const data = new FormData(form, submitter);
  const multipart = form.enctype === 'multipart/form-data';
  const body = multipart
    ? data
    : new URLSearchParams([...data].map(([name, value]) => [name, String(value)]));
  const request = new XMLHttpRequest();
  request.open('POST', submitter?.getAttribute('formaction') ?? form.action);
  request.setRequestHeader('accept', 'text/html');
  // Not fetch: only this tells how far an upload is.
  request.upload.addEventListener('progress', ({ loaded, total }) => showProgress(form, loaded / total));
  request.addEventListener('load', () => show(form, request, after));
  request.addEventListener('error', () => settle(form, true));
  settle(form, false);
  form.ariaBusy = 'true';
  for (const part of form.querySelectorAll<HTMLElement>('[data-sending]')) part.hidden = false;
  request.send(body);
}

function showProgress(form: HTMLFormElement, share: number): void {
  const percent = form.querySelector('[data-percent]');
  if (percent && Number.isFinite(share)) percent.textContent = `${Math.round(share * 100)}%`;
}

/** Makes the form usable again; `offline` says that nothing reached the office. */
function settle(form: HTMLFormElement, offline: boolean): void {
  form.ariaBusy = null;
  for (const part of form.querySelectorAll<HTMLElement>('[data-sending]')) part.hidden = true;
  const alert = form.querySelector<HTMLElement>('[data-offline]');
  if (!alert) return;
  alert.hidden = !offline;
  if (offline) alert.querySelector<HTMLElement>('[role=alert]')?.focus();
}

function show(form: HTMLFormElement, request: XMLHttpRequest, after: () => void): void {
  const asked = new URL(form.action);
  const came = new URL(request.responseURL);
  if (came.pathname !== asked.pathname) return location.assign(came.href);
  const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
  // A proxy's own error page says nothing useful, and would cost the form.
  if (!answer.querySelector('#content')) return settle(form, true);
  // A done act ended in a redirect: from here on a reload shows that page instead of doing it again.
  if (came.search !== asked.search) history.replaceState(null, '', came.href);
  swapPage(answer);
  after();
  lookAt(asked.hash);
}

/** First what went wrong, else what the answer is about, else the place that the form named. */
function lookAt(hash: string): void {
  const alert = document.querySelector<HTMLElement>('[role=alert]:not([hidden] *)');
  const place =
    alert ??
    document.querySelector<HTMLElement>('[data-first]') ??
    (hash ? document.querySelector<HTMLElement>(hash) : null);
  if (!place) return scrollTo(0, 0);
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'start' });
}
