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
    text.value = await file.files[0].text();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.addEventListener("click", (event) => {
    const finding = event.target.closest("button[data-line]");
    const text = document.querySelector("textarea.code");
    if (!finding || !text) return;
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
  // Figures and tables can be kept: the drawing itself, a picture of it, the numbers with all their digits.
  const save = (name, blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const svgText = (svg) => new XMLSerializer().serializeToString(svg);
  const png = (svg, name) => {
    const image = new Image();
    const box = svg.viewBox.baseVal;
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = box.width * 2;
      canvas.height = box.height * 2;
      const on = canvas.getContext("2d");
      on.fillStyle = "#ffffff";
      on.fillRect(0, 0, canvas.width, canvas.height);
      on.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(name, blob));
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svgText(svg));
  };
  const csv = (table) => [...table.rows].map((row) => [...row.cells].map((cell) => {
    const exact = cell.querySelectorAll("data[value]");
    const text = exact.length === 1 ? exact[0].value : cell.textContent.trim().replace(/\s+/g, " ");
    return /[",\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }).join(",")).join("\r\n");
  const words = document.getElementById("download-words");
  if (words) document.querySelectorAll("[data-figures] svg, [data-figures] table").forEach((each, number) => {
    const name = (each.closest("section[id]")?.id || document.title.split(" ")[0].toLowerCase()) + "-" + (number + 1);
    const bar = document.createElement("p");
    bar.className = "save";
    const add = (label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain";
      button.textContent = label;
      button.setAttribute("aria-label", label + ": " + (each.getAttribute("aria-label") || each.caption?.textContent || name));
      button.addEventListener("click", act);
      bar.append(button);
    };
    if (each.tagName === "TABLE") add(words.dataset.csv, () => save(name + ".csv", new Blob([csv(each)], { type: "text/csv" })));
    else {
      add(words.dataset.svg, () => save(name + ".svg", new Blob([svgText(each)], { type: "image/svg+xml" })));
      add(words.dataset.png, () => png(each, name + ".png"));
    }
    (each.closest(".scroll") || each).after(bar);
  });
  const print = document.querySelector("button[data-print]");
  if (print) { print.hidden = false; print.addEventListener("click", () => window.print()); }
})();
