/* What the desk does beyond links and forms. Every page works without it.
   Keys on buttons and links · the lease · the draft · the counter · the article on a phone */
"use strict";

const typing = (node) => node.closest("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]");

/* Keys ------------------------------------------------------------------------------------------------------------ */

function showKeys(root) {
  for (const node of root.querySelectorAll("[data-key]:not(:has(kbd))")) {
    const key = document.createElement("kbd");
    key.textContent = node.dataset.key.toUpperCase();
    key.setAttribute("aria-hidden", "true");
    node.append(" ", key);
    node.setAttribute("aria-keyshortcuts", node.dataset.key);
  }
  for (const scale of root.querySelectorAll("[data-digits]")) {
    scale.querySelectorAll("label:has(input:not([value='']))").forEach((label, place) => {
      if (place > 8 || label.querySelector("kbd")) return;
      const key = document.createElement("kbd");
      key.textContent = place + 1;
      key.setAttribute("aria-hidden", "true");
      label.append(key);
    });
  }
  for (const line of root.querySelectorAll("[data-keys]")) {
    line.textContent = "All keys ";
    line.append(Object.assign(document.createElement("kbd"), { textContent: "?" }));
    line.hidden = false;
  }
}

/* Digits answer the question that has the focus, or else the first without an answer: only that one shows them. */
function asked() {
  const unanswered = (scale) => scale.querySelector("input[value='']:checked");
  return document.activeElement.closest("[data-digits]") ?? [...document.querySelectorAll("[data-digits]")].find(unanswered);
}

function showDigits() {
  const now = asked();
  for (const scale of document.querySelectorAll("[data-digits]")) scale.classList.toggle("asked", scale === now);
}

function choose(digit) {
  const input = asked()?.querySelectorAll("input:not([value=''])")[digit - 1];
  if (!input) return;
  input.checked = true;
  input.focus();
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function listKeys() {
  document.querySelector("dialog.all-keys")?.remove();
  const dialog = document.createElement("dialog");
  dialog.className = "all-keys";
  const list = document.createElement("dl");
  const add = (key, words) => {
    const term = document.createElement("dt");
    term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    list.append(term, Object.assign(document.createElement("dd"), { textContent: words }));
  };
  for (const node of document.querySelectorAll("[data-key]")) {
    const words = [...node.childNodes].filter((part) => part.nodeName !== "KBD").map((part) => part.textContent);
    add(node.dataset.key.toUpperCase(), words.join("").trim());
  }
  const scale = asked();
  if (scale) add(`1 – ${scale.querySelectorAll("kbd").length}`, `Answer “${scale.querySelector("legend").textContent}”`);
  add("Esc", "Leave a field, so that keys work again");
  add("?", "This list");
  const close = Object.assign(document.createElement("button"), { textContent: "Close" });
  close.addEventListener("click", () => dialog.close());
  dialog.append(Object.assign(document.createElement("h2"), { textContent: "Keys" }), list, close);
  document.body.append(dialog);
  dialog.showModal();
}

for (const sign of ["focusin", "focusout", "change"]) document.addEventListener(sign, () => setTimeout(showDigits));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) return event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  // Words typed before a new field has come must not press buttons.
  if (document.querySelector("dialog[open], button.htmx-request")) return;
  if (event.key === "?") return listKeys();
  if (/^[1-9]$/.test(event.key)) return choose(Number(event.key));
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (target) {
    event.preventDefault();
    target.click();
  }
});

/* The lease: its minutes count down here and are renewed only while somebody works --------------------------------- */

const RENEW_AFTER = 60_000;
let renewed = Date.now();
let used = false;
let isOver = false;
const ends = new WeakMap();

function countDown() {
  const left = document.querySelector("[data-seconds]");
  if (!left) return;
  if (!ends.has(left)) ends.set(left, Date.now() + left.dataset.seconds * 1000);
  const seconds = (ends.get(left) - Date.now()) / 1000;
  left.textContent = seconds > 90 ? `${Math.round(seconds / 60)} min` : seconds > 0 ? `${Math.ceil(seconds)} s` : "no longer";
  left.classList.toggle("error", seconds < 120);
  if (seconds > 0) isOver = false;
  const over = seconds <= 0 && !isOver; // the answer says whether it can be taken again
  if (over || (used && seconds > 0 && Date.now() - renewed > RENEW_AFTER)) {
    renewed = Date.now();
    used = false;
    isOver = over;
    htmx.trigger(document.body, "in-use");
  }
}

for (const sign of ["pointerdown", "keydown", "wheel"]) {
  document.addEventListener(sign, () => { used = true; }, { passive: true, capture: true });
}
setInterval(countDown, 1000);

/* The draft: saved as one types; leaving with words that are not saved asks first ----------------------------------- */

let unsaved = Boolean(document.querySelector("[data-unsaved]"));
let leaving = false;

document.addEventListener("input", (event) => {
  if (event.target.form?.matches("[data-draft]")) unsaved = true;
  count(event.target);
});
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.elt.matches("[data-draft]")) unsaved = false;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.elt.matches("[data-draft]") && !(event.detail.successful && document.querySelector("#lease[data-saved]"))) unsaved = true;
});
function warn(words) {
  const lease = document.getElementById("lease");
  const warning = lease?.querySelector(".warning") ?? Object.assign(document.createElement("b"), { className: "warning error" });
  warning.setAttribute("role", "alert");
  warning.textContent = ` · ${words}`;
  lease?.append(warning);
}
document.addEventListener("htmx:sendError", () => warn("Not saved: no answer from the server. Your text is still here."));
document.addEventListener("htmx:responseError", (event) => warn(`Not saved: the server answered ${event.detail.xhr.status}. Your text is still here.`));
document.addEventListener("submit", () => { leaving = true; });
window.addEventListener("beforeunload", (event) => { if (unsaved && !leaving) event.preventDefault(); });

/* The counter ------------------------------------------------------------------------------------------------------ */

function count(field) {
  const counter = document.querySelector(`[data-count="${CSS.escape(field.id || "-")}"]`);
  if (!counter) return;
  const length = [...field.value.trim()].length;
  const over = length - counter.dataset.limit;
  counter.textContent = over > 0 ? `${over} too many` : `${length} of ${counter.dataset.limit}`;
  counter.classList.toggle("error", over > 0);
}

/* ------------------------------------------------------------------------------------------------------------------ */

function start(root) {
  showKeys(root);
  showDigits();
  root.querySelectorAll("[data-count]").forEach((counter) => count(document.getElementById(counter.dataset.count)));
  countDown();
}

document.addEventListener("htmx:load", (event) => start(event.detail.elt.parentElement ?? document));
start(document);

const article = document.querySelector("details.bench-article");
const here = document.getElementById("here");
if (matchMedia("(max-width: 60rem)").matches) article?.removeAttribute("open");
else if (article && here) article.scrollTop += here.getBoundingClientRect().top - article.getBoundingClientRect().top - article.clientHeight / 3;
