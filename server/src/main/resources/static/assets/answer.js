// One question at a time; every answer is kept on the device until the server has it. Without this script all questions
// stand on one page and are sent together.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form[data-questions]");
    if (!form) return;
    const questions = [...form.querySelectorAll(".question")];
    const dots = [...form.querySelectorAll(".progress i")];
    const [next, back, send] = ["next", "back", "send"].map((name) => form.querySelector(`[data-${name}]`));
    const state = form.querySelector("[data-state]");
    const place = "stegvis/" + form.dataset.store;
    const read = () => { try { return JSON.parse(localStorage.getItem(place)) || {}; } catch { return {}; } };
    const write = (what) => { try { localStorage.setItem(place, JSON.stringify(what)); } catch { /* The server still has them. */ } };
    const forget = () => { try { localStorage.removeItem(place); } catch { /* Nothing was kept. */ } };
    const answers = () => Object.fromEntries([...new FormData(form)].filter(([name]) => name.includes("/") || form.elements[name]?.type !== "hidden"));
    const fields = () => new URLSearchParams([...new FormData(form)]);

    // What this device has and the server does not.
    const kept = read();
    if (kept.unsent) {
      for (const [name, value] of Object.entries(kept.answers || {})) {
        const field = form.elements[name];
        if (field) field.value = value;
      }
    }
    const answered = (question) => [...question.querySelectorAll("input")].some((input) => input.type === "radio" ? input.checked : input.value);
    let at = Number(form.dataset.first);
    if (kept.unsent) {
      const open = questions.findIndex((question) => !answered(question));
      at = open < 0 ? questions.length - 1 : open;
    }
    const show = (to, focus) => {
      at = Math.max(0, Math.min(questions.length - 1, to));
      questions.forEach((question, i) => question.classList.toggle("now", i === at));
      dots.forEach((dot, i) => dot.classList.toggle("past", i <= at));
      next.hidden = at === questions.length - 1;
      send.hidden = at !== questions.length - 1;
      back.hidden = at === 0;
      if (focus) { questions[at].querySelector("legend").focus({preventScroll: true}); window.scrollTo(0, 0); }
    };
    const go = (to) => { history.pushState({at: to}, ""); show(to, true); };
    history.replaceState({at}, "");
    window.addEventListener("popstate", (event) => { if (event.state) show(event.state.at, true); });
    next.addEventListener("click", () => go(at + 1));
    back.addEventListener("click", () => go(at - 1));
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input") && at < questions.length - 1) { event.preventDefault(); go(at + 1); }
    });

    let timer = 0;
    let finished = false;
    const again = (what, after) => { clearTimeout(timer); timer = setTimeout(what, after); };
    const keep = async () => {
      try {
        const answer = await fetch(form.dataset.draft, {method: "POST", body: fields()});
        if (!answer.ok) throw new Error(answer.status);
        if (!read().finished) write({answers: answers(), unsent: false});
        state.textContent = form.dataset.saved;
      } catch {
        state.textContent = form.dataset.offline;
        again(keep, 5000);
      }
    };
    form.addEventListener("change", () => { write({answers: answers(), unsent: true}); if (!finished) keep(); });
    form.addEventListener("input", () => write({answers: answers(), unsent: true}));

    const finish = async () => {
      finished = true;
      write({answers: answers(), unsent: true, finished: true});
      send.setAttribute("aria-disabled", "true");
      state.textContent = form.dataset.sending;
      let answer;
      try {
        answer = await fetch(form.action, {method: "POST", body: fields()});
      } catch {
        state.textContent = form.dataset.waiting;
        again(finish, 5000);
        return;
      }
      if (answer.ok && answer.redirected) { forget(); location.assign(answer.url); } else if (answer.status >= 500) {
        state.textContent = form.dataset.waiting;
        again(finish, 5000);
      } else { forget(); HTMLFormElement.prototype.submit.call(form); }
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); if (!finished) finish(); });
    window.addEventListener("online", () => { if (finished) finish(); else if (read().unsent) keep(); });

    show(at, false);
    if (kept.finished) finish(); else if (kept.unsent) keep();
  });
})();
