// Keys for those who work here all day: "/" to search, "j" and "k" through a list, "?" for help. Never while typing.
(() => {
  "use strict";
  const rows = () => [...document.querySelectorAll("[data-row] a.row, a[data-row]")];
  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(document.activeElement);
    all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))].focus();
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      const search = document.querySelector("input[type=search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    } else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
  });
  // On a phone the places stand in one row that is moved sideways; the one that is open must be seen.
  const here = document.querySelector(".top nav [aria-current]");
  if (here) here.closest("ul").scrollLeft = here.offsetLeft - here.closest("ul").offsetLeft - 48;
  const step = document.querySelector(".steps .here");
  if (step) step.parentElement.scrollLeft = step.offsetLeft - step.parentElement.offsetLeft - 110;
  // On a phone a table of many columns stands there row by row; each value then needs the head of its column.
  const stack = (within) => within.querySelectorAll(".scroll > table:not(.matrix)").forEach((table) => {
    const head = table.tHead && table.tHead.rows;
    if (!head || head.length !== 1 || (head[0].cells.length < 4 && !table.classList.contains("stack")) || table.querySelector("[colspan], [rowspan]")) return;
    table.classList.add("stack");
    [...table.tBodies].forEach((body) => [...body.rows].forEach((row) => [...row.cells].forEach((cell, column) => {
      const label = head[0].cells[column]?.textContent.trim();
      if (cell.tagName === "TD" && label) cell.dataset.label = label;
    })));
  });
  stack(document);
  document.body.addEventListener("htmx:afterSwap", (event) => stack(event.detail.target));
  // The server answers a second click as it did the first; the reader sees that one was enough.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("button").forEach((button) => button.removeAttribute("aria-disabled"));
  }));
  // A protocol file that is taken goes into its text; a finding leads to its line.
  const file = document.querySelector("input[type=file][data-fill]");
  if (file) file.addEventListener("change", async () => {
    const text = document.getElementById(file.dataset.fill);
    if (!file.files.length) return;
    const most = Number(file.dataset.most || Infinity);
    const large = document.getElementById(file.dataset.tooLarge);
    if (large) large.hidden = file.files[0].size <= most;
    if (file.files[0].size > most) { file.value = ""; return; }
    const take = document.getElementById("take");
    const isAlone = file.files.length === 1 && !file.files[0].name.endsWith(".zip");
    const only = isAlone ? await file.files[0].text() : "";
    // Several files, an archive or an instrument alone are sorted by the server.
    if (take && !/^trial\s*:/m.test(only)) { take.click(); return; }
    text.value = only;
    if (take) file.value = "";
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.addEventListener("click", (event) => {
    const finding = event.target.closest("button[data-line]");
    const text = finding && (document.getElementsByName("file:" + finding.dataset.file)[0] || document.querySelector("textarea.code"));
    if (!finding || !text) return;
    if (text.closest("details")) text.closest("details").open = true;
    const lines = text.value.split("\n");
    const before = lines.slice(0, finding.dataset.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
    const start = before + Math.max(0, finding.dataset.column - 1);
    text.focus();
    text.setSelectionRange(start, before + (lines[finding.dataset.line - 1] || "").length);
    text.scrollTop = (finding.dataset.line - 6) * parseFloat(getComputedStyle(text).lineHeight);
  });
  // A form that was being filled in when the session ended is filled in again, for the same reader in the same tab.
  const mine = "form " + document.body.dataset.reader + " ";
  const path = location.pathname + location.search;
  // A field may be called "elements" too.
  const fields = (form) => [...form.querySelectorAll("input, select, textarea")].filter((each) => each.name && !["hidden", "password", "file", "submit"].includes(each.type));
  const sent = sessionStorage.getItem("sent");
  // Set by the page for signing in, when it comes instead of the answer to a form.
  const ended = sessionStorage.getItem("ended");
  if (sent && !ended) sessionStorage.removeItem(sent);
  sessionStorage.removeItem("sent");
  sessionStorage.removeItem("ended");
  document.querySelectorAll("form[method=post]").forEach((form, number) => {
    if (form.action.endsWith("/sign-out")) {
      form.addEventListener("submit", () => sessionStorage.clear());
      return;
    }
    const name = mine + path + " " + number;
    const kept = sessionStorage.getItem(name);
    if (kept && (!sent || ended)) {
      sessionStorage.removeItem(name);
      const values = JSON.parse(kept);
      fields(form).forEach((each, at) => {
        if (each.type === "radio" || each.type === "checkbox") each.checked = values[at] === true;
        else if (values[at] !== undefined) each.value = values[at];
      });
      const notice = document.createElement("p");
      notice.className = "notice due";
      notice.setAttribute("role", "status");
      notice.textContent = document.body.dataset.restored;
      form.before(notice);
    }
    form.addEventListener("submit", () => {
      sessionStorage.setItem(name, JSON.stringify(fields(form).map((each) =>
        each.type === "radio" || each.type === "checkbox" ? each.checked : each.value)));
      sessionStorage.setItem("sent", name);
    });
  });
  const print = document.querySelector("button[data-print]");
  if (print) { print.hidden = false; print.addEventListener("click", () => window.print()); }
})();
