// The secret of the link goes back by itself and leaves the address bar; whoever only looks at a link does not use it up.
"use strict";
(async () => {
  const body = new URLSearchParams({ secret: window.location.hash.slice(1) });
  history.replaceState(null, "", "/enter");
  const answer = await fetch("/enter", { method: "POST", body });
  if (answer.ok) window.location.replace("/");
  else document.getElementById("refused").hidden = false;
})();
