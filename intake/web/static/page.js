// The page around the terminal: letters and their size, language and colours as the program has them, keys to touch, the end.
"use strict";
(() => {
  const FONT = "'Draagwijzer Mono'";
  const SIZES = [12, 14, 16, 18, 20, 24, 28, 32, 40];
  const NORMAL = 16;
  const KEPT = "draagwijzer-letters";
  const OURS = 5379; // the same number as PAGE_CODE in intake/web/session.py
  const KEYS = { F1: "\x1bOP", Escape: "\x1b", Commands: "\x10", Language: "\x14", Lock: "\x0c" };
  const WHY = { 1000: "ended", 1001: "stopped", 4001: "fault", 4002: "full", 4003: "taken" };
  const TAB = "draagwijzer-tab";
  const root = document.documentElement;
  const holder = document.getElementById("terminal");

  // Files that the program gives are saved; it opens nothing else.
  window.open = (url) => {
    const saved = document.createElement("a");
    if (String(url).startsWith(`${window.location.origin}/download/`)) {
      saved.href = url;
      saved.download = "";
      saved.click();
    }
    return null;
  };

  function keptSize() {
    try {
      const kept = Number(localStorage.getItem(KEPT));
      return SIZES.includes(kept) ? kept : NORMAL;
    } catch {
      return NORMAL;
    }
  }

  // Which window this is: the same after loading it again, so that the program in it is found again. It opens nothing without the cookie.
  function tab() {
    const made = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    try {
      const kept = sessionStorage.getItem(TAB);
      if (/^[0-9a-f]{32}$/.test(kept ?? "")) return kept;
      sessionStorage.setItem(TAB, made);
    } catch {
      // a browser that keeps nothing asks to unlock after loading again
    }
    return made;
  }

  function resize(step) {
    const at = SIZES.indexOf(Number(terminalClient.terminal.options.fontSize));
    const size = step === 0 ? NORMAL : SIZES[Math.max(0, Math.min(SIZES.length - 1, at + step))];
    terminalClient.terminal.options.fontSize = size;
    terminalClient.terminal.focus();
    terminalClient.fit();
    try {
      localStorage.setItem(KEPT, String(size));
    } catch {
      // a browser that keeps nothing still shows the new size
    }
  }

  function wear(told) {
    const now = new Map(told.split(";").map((part) => part.split("=")));
    if (["nl", "en"].includes(now.get("lang"))) root.lang = now.get("lang");
    const colour = /^#[0-9a-f]{6}$/;
    const colours = ["paper", "ink", "brand"];
    if (colours.every((name) => colour.test(now.get(name)))) {
      for (const name of colours) root.style.setProperty(`--${name}`, now.get(name));
      root.style.colorScheme = now.get("dark") === "1" ? "dark" : "light";
      terminalClient.terminal.options.theme = { background: now.get("paper"), foreground: now.get("ink") };
    }
    return true;
  }

  function ended(code) {
    document.getElementById("wait").hidden = true;
    const closed = document.getElementById("closed");
    const why = WHY[code] ?? "lost";
    for (const line of closed.querySelectorAll("[data-why]")) line.hidden = line.dataset.why !== why;
    closed.hidden = false;
    document.getElementById("again").focus();
  }

  function press(name) {
    terminalClient.socket.send(JSON.stringify(["stdin", KEYS[name]]));
    terminalClient.terminal.focus();
  }

  function follow() {
    const { terminal, socket } = terminalClient;
    terminal.options.theme = { background: "#14191a", foreground: "#e6e8e3" };
    terminal.parser.registerOscHandler(OURS, wear);
    const first = terminal.onWriteParsed(() => {
      document.getElementById("wait").hidden = true;
      first.dispose();
    });
    socket.addEventListener("close", (event) => ended(event.code));
    socket.addEventListener("open", () => {
      terminal.focus();
      new ResizeObserver(() => terminalClient.fit()).observe(holder);
    });
  }

  async function begin() {
    holder.dataset.fontSize = String(keptSize());
    holder.dataset.sessionWebsocketUrl += `/${tab()}`;
    for (const button of document.querySelectorAll("[data-key]")) button.addEventListener("click", () => press(button.dataset.key));
    for (const button of document.querySelectorAll("[data-size]")) button.addEventListener("click", () => resize(Number(button.dataset.size)));
    document.getElementById("again").addEventListener("click", () => window.location.reload());
    // Letters are measured and drawn once: all must be there before the terminal begins.
    await Promise.all(["a", "→", "⠿"].flatMap((sign) => ["400", "700"].map((weight) => document.fonts.load(`${weight} 16px ${FONT}`, sign))));
    beginTerminal();
    follow();
  }

  begin();
})();
