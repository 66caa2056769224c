// Pages work without this. It tells the console the reader's time zone once, and shows a run as it goes on.
"use strict";
(() => {
  const known = document.cookie.split("; ").some((cookie) => cookie.startsWith("zone="));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!known && zone) {
    document.cookie = `zone=${encodeURIComponent(zone)}; path=/; SameSite=Strict; max-age=31536000`;
    if (document.querySelector("main time")) location.reload();
  }
  const live = document.querySelector("[data-live]");
  if (live && window.EventSource) {
    const source = new EventSource(live.dataset.live);
    source.onmessage = (event) => { live.textContent = event.data; };
    source.addEventListener("end", () => { source.close(); location.reload(); });
  }
})();
