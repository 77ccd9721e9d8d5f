// A scanned receipt opens /status#CODE. The part behind # reached no server; put it into the box, wipe the address.
const box = document.querySelector('[name="receiptCode"]');
const code = decodeURIComponent(location.hash.slice(1));
if (box && /^[0-9A-Za-z -]{16,24}$/.test(code)) {
  box.value = code;
  history.replaceState(null, '', location.pathname);
}
