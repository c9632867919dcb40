// The terminal makes style elements of its own: each gets the nonce that the policy of this page asks for.
"use strict";
{
  const nonce = document.currentScript.dataset.nonce;
  const make = document.createElement.bind(document);
  document.createElement = (name, options) => {
    const made = make(name, options);
    if (String(name).toLowerCase() === "style") made.nonce = nonce;
    return made;
  };
}
