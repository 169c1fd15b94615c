/* Signing in again without leaving the page. Every page works without it: the server keeps what was sent.

   A request of htmx without a session, or with the token of an earlier one, is answered with 401; a form is held back here
   until it is known that its person is signed in. Whoever signed in again in another window is not asked; what somebody
   pressed asks in a dialog, what a page does by itself (saving, looking for changes) says so in a line. Then what was refused is
   sent once more.

   Other scripts hear on `document`: "session:lost", and "session:restored" when the page may send again. */
"use strict";
{
  const dialog = document.getElementById("again");
  const line = document.getElementById("signed-out");
  const place = dialog.querySelector("[data-form]");
  const person = document.body.dataset;

  let isLost = false;

  const isMine = (now) => String(now.user) === person.user;

  async function whoIsSignedIn() {
    const answer = await fetch(dialog.dataset.session, { cache: "no-store" });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer.json();
  }

  function goOn(now) {
    for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = now.token;
    document.body.setAttribute("hx-headers", JSON.stringify({ "x-csrftoken": now.token }));
    line.hidden = true;
    if (isLost) document.dispatchEvent(new CustomEvent("session:restored"));
    isLost = false;
  }

  function lose() {
    if (!isLost) document.dispatchEvent(new CustomEvent("session:lost"));
    isLost = true;
  }

  /* The dialog ------------------------------------------------------------------------------------------------------ */

  let asking = null;
  let isBack = false;

  /* Resolves to true when the person of this page is signed in, to false when they close the dialog instead. */
  function signedIn() {
    asking ??= ask().finally(() => { asking = null; });
    return asking;
  }

  async function ask() {
    let now;
    try {
      now = await whoIsSignedIn();
    } catch {
      now = null;
    }
    if (now && isMine(now)) {
      goOn(now);
      return true;
    }
    lose();
    isBack = false;
    dialog.showModal();
    await show(now);
    if (dialog.open) await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
    line.hidden = isBack || !now;
    return isBack;
  }

  function tell(when) {
    for (const part of dialog.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== when;
  }

  async function show(now) {
    place.replaceChildren();
    if (!now) return tell("silence");
    for (const name of dialog.querySelectorAll("[data-name]")) name.textContent = now.name;
    tell(now.user ? "other" : "nobody");
    const fields = dialog.querySelectorAll("[data-when] [name=csrfmiddlewaretoken]");
    for (const field of fields) field.value = now.token;
    if (!now.user) await visit(dialog.dataset.login);
  }

  /* Each page of signing in shows the form of its step; whatever else comes, somebody is signed in. */
  async function visit(url, options) {
    try {
      const answer = await fetch(url, { cache: "no-store", ...options });
      const isPage = answer.headers.get("Content-Type").startsWith("text/html");
      if (isPage && step(await answer.text())) return;
      await arrive(isPage ? await whoIsSignedIn() : await answer.json());
    } catch {
      tell("silence");
    }
  }

  async function arrive(now) {
    if (!isMine(now)) return show(now);
    isBack = true;
    goOn(now);
    dialog.close();
  }

  function step(html) {
    const page = new DOMParser().parseFromString(html, "text/html").querySelector("main > .stack");
    if (!page) return false;
    tell("nobody");
    page.querySelector("h1")?.remove();
    for (const node of page.querySelectorAll("[id]")) node.id = `again-${node.id}`; // the page may have the same ones
    for (const node of page.querySelectorAll("[for]")) node.htmlFor = `again-${node.htmlFor}`;
    const name = page.querySelector("[name=login]");
    if (name) {
      name.value ||= person.username;
      const next = Object.assign(document.createElement("input"), { type: "hidden", name: "next", value: dialog.dataset.session });
      name.form.querySelector("[name=next]")?.remove();
      name.form.append(next);
    }
    place.replaceChildren(page);
    page.querySelector("[name=password], [name=code]")?.focus();
    return true;
  }

  dialog.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const form = event.target;
    if (form.ariaBusy) return;
    form.ariaBusy = "true";
    await visit(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
    form.ariaBusy = null;
  });
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  line.querySelector("button").addEventListener("click", signedIn);

  /* Signed in in another window meanwhile: the page need not be asked. */
  window.addEventListener("focus", async () => {
    if (!dialog.open && line.hidden) return;
    const now = await whoIsSignedIn().catch(() => null);
    if (now && isMine(now)) arrive(now);
  });

  /* What htmx sends ------------------------------------------------------------------------------------------------- */

  const refused = new Map();
  const sentAgain = new WeakMap();
  const ONCE = 5_000; // a second refusal of the same so soon after is not for want of signing in

  document.addEventListener("htmx:beforeOnLoad", async (event) => {
    const { elt, xhr, requestConfig } = event.detail;
    if (xhr.status !== 401) return;
    event.preventDefault();
    lose();
    if (Date.now() - (sentAgain.get(elt) ?? -Infinity) < ONCE) return sayIt();
    refused.set(elt, requestConfig);
    const wasPressed = ["click", "submit"].includes(requestConfig.triggeringEvent?.type);
    if (wasPressed) {
      if (!(await signedIn())) refused.delete(elt);
    } else {
      const now = await whoIsSignedIn().catch(() => null);
      if (now && isMine(now)) goOn(now);
      else sayIt();
    }
  });

  function sayIt() {
    line.hidden = false;
  }

  document.addEventListener("session:restored", () => {
    for (const [elt, { verb, path }] of refused) {
      sentAgain.set(elt, Date.now());
      if (elt.isConnected) htmx.ajax(verb, path, { source: elt });
    }
    refused.clear();
  });

  /* Forms: nothing leaves the page before it is known that it arrives ------------------------------------------------ */

  let held = null;
  let passing = null;

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.getAttribute("method") !== "post" || form.matches("[data-unchecked]")) return;
    if (passing === form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (held) return; // pressed twice
    held = form;
    const { submitter } = event;
    if (await signedIn()) {
      passing = form;
      form.requestSubmit(submitter);
      passing = null;
    }
    held = null;
  });
}
