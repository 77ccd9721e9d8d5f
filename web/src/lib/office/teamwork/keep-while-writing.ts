import { deserialize } from '$app/forms';

/** How it stands with what is being written. */
export type Keeping = { state: 'IDLE' | 'OVERTAKEN' | 'FAILED' } | { state: 'KEPT'; at: string };

/** So long after the last key; and at once when the page is left. */
const PAUSE_MS = 2_500;

type Kept = { kept?: { sheet: string; at: string }; problem?: { code: string } };

/**
 * Keeps a finding at the office while it is being written: no word of it lies on the device. A colleague's newer sheet
 * ends it, for then a person decides. Answers what ends it.
 */
export function keepWhileWriting(form: HTMLFormElement, tell: (now: Keeping) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under = false;
  let again = false;
  let over = false;

  async function keep(): Promise<void> {
    if (over || !form.isConnected) return;
    if (under) {
      again = true;
      return;
    }
    under = true;
    try {
      const answer = await fetch('?/keepFinding', {
        method: 'POST',
        body: fieldsOf(form),
        headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
      });
      const result = deserialize(await answer.text());
      const data = ('data' in result ? (result.data ?? {}) : {}) as Kept;
      const sheet = form.querySelector<HTMLInputElement>('input[name=basedOn]');
      if (data.kept && sheet) {
        sheet.value = data.kept.sheet;
        tell({ state: 'KEPT', at: data.kept.at });
      } else if (data.problem?.code === 'STALE_VERSION') {
        over = true;
        tell({ state: 'OVERTAKEN' });
      } else tell({ state: 'FAILED' });
    } catch {
      tell({ state: 'FAILED' });
    } finally {
      under = false;
      if (again) {
        again = false;
        void keep();
      }
    }
  }

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), PAUSE_MS);
  };
  const leaving = () => {
    if (document.visibilityState !== 'hidden' || timer === undefined) return;
    clearTimeout(timer);
    void keep();
  };
  // Whoever presses a button saves for good: nothing is to be kept beside that.
  const sending = () => {
    over = true;
    clearTimeout(timer);
  };
  form.addEventListener('input', soon);
  form.addEventListener('submit', sending);
  document.addEventListener('visibilitychange', leaving);
  return () => {
    over = true;
    clearTimeout(timer);
    form.removeEventListener('input', soon);
    form.removeEventListener('submit', sending);
    document.removeEventListener('visibilitychange', leaving);
  };
}

/** As a form without files is sent. */
function fieldsOf(form: HTMLFormElement): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  return fields;
}
