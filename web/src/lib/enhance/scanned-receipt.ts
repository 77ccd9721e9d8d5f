// A scanned receipt opens /status#CODE. The part behind # reached no server; put it into the box where one stands, and
// wipe the address in any case.
const code = decodeURIComponent(location.hash.slice(1));
if (/^[0-9A-Za-z -]{16,24}$/.test(code)) {
  const box = document.querySelector<HTMLInputElement>('[name="receiptCode"]');
  if (box) box.value = code;
  history.replaceState(null, '', location.pathname);
}
