// Figures tell their values to a pointer and to the keyboard, and figures and tables can be kept as files.
(() => {
  "use strict";
  const words = document.getElementById("download-words");
  if (!words) return;

  // What is pointed at or in focus is said beside it. Escape takes it away; the pointer may go over it.
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  let timer = 0;
  let told = null;
  const hide = () => { timer = setTimeout(() => { tip.hidden = true; }, 120); };
  const say = (point) => {
    clearTimeout(timer);
    told = point;
    tip.textContent = point.getAttribute("aria-label");
    tip.hidden = false;
    place();
  };
  const place = () => {
    const at = told.getBoundingClientRect();
    const box = tip.getBoundingClientRect();
    const left = Math.max(8, Math.min(window.innerWidth - box.width - 8, at.left + at.width / 2 - box.width / 2));
    const above = at.top - box.height - 8;
    tip.style.left = left + "px";
    tip.style.top = (above > 4 ? above : at.bottom + 8) + "px";
  };
  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", hide);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") tip.hidden = true; });
  // Focus on a value out of sight scrolls to it: what is said must go along and not away.
  window.addEventListener("scroll", () => { if (!tip.hidden) place(); }, { capture: true, passive: true });

  // One stop of the Tab key a figure; the arrow keys go from value to value.
  const tell = (svg) => {
    const points = [...svg.querySelectorAll(".telling")];
    if (!points.length) return;
    svg.setAttribute("role", "group");
    svg.querySelectorAll(":scope > title").forEach((title) => title.remove());
    points.forEach((point, number) => {
      const title = point.querySelector("title");
      point.setAttribute("aria-label", title.textContent);
      title.remove();
      point.setAttribute("role", "img");
      point.setAttribute("tabindex", number ? "-1" : "0");
      point.addEventListener("pointerenter", () => say(point));
      point.addEventListener("pointerleave", hide);
      point.addEventListener("focus", () => say(point));
      point.addEventListener("blur", hide);
      point.addEventListener("keydown", (event) => {
        const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -number, End: points.length - 1 - number }[event.key];
        const to = by === undefined ? undefined : points[number + by];
        if (!to) return;
        event.preventDefault();
        point.setAttribute("tabindex", "-1");
        to.setAttribute("tabindex", "0");
        to.focus();
      });
    });
  };

  const save = (name, blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  // As it was drawn: with its titles, without what belongs to this page.
  const svgText = (svg) => {
    const copy = svg.cloneNode(true);
    const titled = [copy, ...copy.querySelectorAll(".telling")];
    titled.forEach((each) => {
      if (each.getAttribute("aria-label") && !each.querySelector(":scope > title")) {
        const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
        title.textContent = each.getAttribute("aria-label");
        each.prepend(title);
      }
      each.removeAttribute("tabindex");
    });
    copy.setAttribute("role", "img");
    return new XMLSerializer().serializeToString(copy);
  };
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
  const lines = (rows) => rows.map((row) => row.map((text) =>
    /[",\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text).join(",")).join("\r\n");
  const ofTable = (table) => lines([...table.rows].map((row) => [...row.cells]
    .filter((cell) => !cell.classList.contains("act"))
    .map((cell) => {
      const exact = cell.querySelectorAll("data[value]");
      return exact.length === 1 ? exact[0].value : cell.textContent.trim().replace(/\s+/g, " ");
    })));
  const ofFigure = (svg) => lines([svg.dataset.columns.split("\t"),
    ...[...svg.querySelectorAll("[data-cells]")].map((each) => each.dataset.cells.split("\t"))]);

  const offer = (each, number) => {
    const name = (each.closest("section[id]")?.id || each.closest("section")?.getAttribute("aria-labelledby") || document.title.split(" ")[0].toLowerCase()) + "-" + (number + 1);
    const what = each.getAttribute("aria-label") || each.caption?.textContent || each.closest("[aria-label]")?.getAttribute("aria-label") || name;
    const bar = document.createElement("p");
    bar.className = "save";
    const add = (label, act) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain";
      button.textContent = label;
      button.setAttribute("aria-label", label + ": " + what);
      button.addEventListener("click", act);
      bar.append(button);
    };
    const csv = (text) => save(name + ".csv", new Blob([text], { type: "text/csv" }));
    if (each.tagName === "TABLE") add(words.dataset.csv, () => csv(ofTable(each)));
    else {
      add(words.dataset.svg, () => save(name + ".svg", new Blob([svgText(each)], { type: "image/svg+xml" })));
      add(words.dataset.png, () => png(each, name + ".png"));
      if (each.dataset.columns) add(words.dataset.csv, () => csv(ofFigure(each)));
    }
    (each.closest(".scroll") || each).after(bar);
  };
  const look = (within) => {
    within.querySelectorAll(".figure svg, .report svg").forEach(tell);
    const kept = within.matches?.("[data-figures] *") ? "svg, table" : "[data-figures] svg, [data-figures] table";
    within.querySelectorAll(kept).forEach(offer);
  };
  look(document);
  document.body.addEventListener("htmx:afterSwap", (event) => { tip.hidden = true; look(event.detail.target); });
})();
