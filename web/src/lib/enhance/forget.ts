/**
 * What an officer typed for somebody else, and a code shown once, must not come back by the back button: whoever sits
 * down at the desk next would read it. Browsers keep pages as they were left; such a page is left empty.
 */
export function forgetOnLeaving(): void {
  addEventListener('pagehide', () => {
    for (const place of document.querySelectorAll('[data-forget]')) place.remove();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted && !document.querySelector('#content')?.children.length) location.reload();
  });
}
