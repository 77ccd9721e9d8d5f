const FIELDS = 'input:not([type=hidden], [type=file]), textarea, select';
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** True while a report stands half-written on the page. */
export function typedSomething(): boolean {
  const form = document.querySelector('form.report');
  if (form?.querySelector('[data-uploads] li, [data-take]')) return true;
  return form !== null && [...form.querySelectorAll<Field>('input, textarea, select')].some(changed);
}

function changed(field: Field): boolean {
  if (field instanceof HTMLSelectElement) return field.value !== '';
  if (field instanceof HTMLTextAreaElement) return field.value !== '';
  if (field.type === 'hidden') return false;
  if (field.type === 'file') return (field.files?.length ?? 0) > 0;
  return ['radio', 'checkbox'].includes(field.type) ? field.checked : field.value !== '';
}

/** Takes what is typed on this page; the function it returns writes that into the page that came in its place. */
export function takeTyped(): () => void {
  const typed = new Map([...document.querySelectorAll<Field>(FIELDS)].map((field) => [keyOf(field), field]));
  const sent = document.querySelector<HTMLInputElement>('input[name=submissionId]')?.value;
  return () => {
    for (const field of document.querySelectorAll<Field>(FIELDS)) {
      const before = typed.get(keyOf(field));
      if (!before) continue;
      if (field instanceof HTMLInputElement && before instanceof HTMLInputElement)
        field.checked = before.checked;
      field.value = before.value;
    }
    const id = document.querySelector<HTMLInputElement>('input[name=submissionId]');
    if (id && sent) id.value = sent;
  };
}

// Boxes of one question share their name; only their value tells them apart.
function keyOf(field: Field): string {
  const box = field.type === 'radio' || field.type === 'checkbox';
  const group = field.closest('fieldset')?.id ?? '';
  return box ? [group, field.name, field.value].join(' ') : field.id || field.name;
}
