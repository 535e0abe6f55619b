// A button with data-passkey makes a passkey or signs with one, puts the answer into its form and sends it.
(() => {
  "use strict";
  const known = window.PublicKeyCredential;
  if (!known || !known.parseRequestOptionsFromJSON || !known.parseCreationOptionsFromJSON) return;
  const ask = async (form, path) => {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "X-CSRF-TOKEN": form.querySelector("input[name=_csrf]").value, Accept: "application/json" },
    });
    if (!answer.ok) throw new Error(path + " " + answer.status);
    return answer.json();
  };
  document.querySelectorAll("button[data-passkey]").forEach((button) => {
    const form = button.form;
    const problem = form.querySelector("[data-passkey-problem]");
    const none = form.querySelector("[data-passkey-none]");
    if (none) none.hidden = true;
    button.hidden = false;
    button.addEventListener("click", async () => {
      problem.hidden = true;
      // What else the form asks for is asked for first.
      form.querySelectorAll("[data-or-passkey]").forEach((each) => { each.required = false; });
      if (!form.reportValidity()) return;
      try {
        const made = button.dataset.passkey === "create"
          ? await navigator.credentials.create({ publicKey: known.parseCreationOptionsFromJSON(JSON.parse(button.dataset.options)) })
          : await navigator.credentials.get({ publicKey: known.parseRequestOptionsFromJSON(await ask(form, button.dataset.from)) });
        form.querySelector("input[name=passkey]").value = JSON.stringify(made.toJSON());
        form.requestSubmit();
      } catch (refused) {
        form.querySelectorAll("[data-or-passkey]").forEach((each) => { each.required = true; });
        problem.hidden = false;
        problem.dataset.reason = refused.name;
      }
    });
  });
})();
