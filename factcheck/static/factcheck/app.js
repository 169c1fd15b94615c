/* What the desk does beyond links and forms. Every page works without it.
   Keys on buttons and links · the lease · the draft · the counter · the article on a phone
   What it says comes from `gettext` and its like, which the page loads before this in its own language. */
"use strict";

const words = (message, named) => interpolate(message, named, true);
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
    line.textContent = gettext("All keys");
    line.append(" ", Object.assign(document.createElement("kbd"), { textContent: "?" }));
    line.hidden = false;
  }
}

/* Digits answer the question that has the focus, or else the first without an answer: only that one shows them. */
const scales = () => [...document.querySelectorAll("[data-digits]")];
const isOpen = (scale) => Boolean(scale.querySelector("input[value='']:checked"));

function asked() {
  return document.activeElement.closest("[data-digits]") ?? scales().find(isOpen);
}

function showDigits() {
  const now = asked();
  for (const scale of document.querySelectorAll("[data-digits]")) scale.classList.toggle("asked", scale === now);
}

/* An answer leads to the next question that has none, so that two digits in a row answer two questions. */
function choose(digit) {
  const scale = asked();
  const input = scale?.querySelectorAll("input:not([value=''])")[digit - 1];
  if (!input) return;
  input.checked = true;
  const next = scales().slice(scales().indexOf(scale) + 1).find(isOpen);
  (next?.querySelector("input:checked") ?? input).focus();
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function label(node) {
  return [...node.childNodes].filter((part) => part.nodeName !== "KBD").map((part) => part.textContent).join("").trim();
}

function listKeys() {
  document.querySelector("dialog.all-keys")?.remove();
  const dialog = document.createElement("dialog");
  dialog.className = "all-keys";
  const list = document.createElement("dl");
  const add = (key, does) => {
    const term = document.createElement("dt");
    term.append(Object.assign(document.createElement("kbd"), { textContent: key }));
    list.append(term, Object.assign(document.createElement("dd"), { textContent: does }));
  };
  const seen = [...document.querySelectorAll("[data-key]")].filter((node) => node.checkVisibility());
  for (const node of seen) add(node.dataset.key.toUpperCase(), label(node));
  const scale = asked();
  if (scale) {
    const question = scale.querySelector("legend").textContent;
    add(`1 – ${scale.querySelectorAll("kbd").length}`, words(gettext("Answer “%(question)s”"), { question }));
  }
  if (rows().length) {
    add("J, K", gettext("The next in the list, the one before"));
    add("Enter", gettext("Open it"));
    const inHand = gettext("the one in hand"); // within a template, nothing gathers it
    for (const [key, button] of rowKeys()) add(key.toUpperCase(), `${label(button)} (${inHand})`);
  }
  if (ticks().length) {
    add("Space", gettext("Tick the claim"));
    add("B", gettext("Tick all that are worth less than the claim"));
  }
  add("Esc", gettext("Leave a field, so that keys work again"));
  add("?", gettext("This list"));
  const close = Object.assign(document.createElement("button"), { textContent: gettext("Close") });
  close.addEventListener("click", () => dialog.close());
  dialog.append(Object.assign(document.createElement("h2"), { textContent: gettext("Keys") }), list, close);
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
  const asks = document.querySelector(":popover-open") ?? document; // what is asked now has its own keys
  const keyed = asks.querySelectorAll(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  const target = [...keyed].find((node) => node.checkVisibility()); // what nobody sees is not pressed
  if (target && (asks !== document || !target.closest("[popover]"))) {
    event.preventDefault();
    return target.click();
  }
  if (/^[1-9]$/.test(event.key)) return choose(Number(event.key));
  moveAmongRows(event);
});

/* A list of claims: J and K go from row to row, Enter opens the claim, a key of `data-row-key` presses that in the row in hand.
   Where rows are ticked, Space ticks one, B ticks all of less worth than it, and a button that is pressed by key while none is
   ticked means the row in hand. ---------------------------------------------------------------------------------------------- */

const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.checkVisibility());
const ticks = () => [...document.querySelectorAll("#triage [name=claim]")];
const rowKeys = () => new Map([...document.querySelectorAll("[data-row-key]")].map((button) => [button.dataset.rowKey, button]));
let inHand = 0;

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) inHand = rows().indexOf(row);
});

function moveAmongRows(event) {
  const all = rows();
  if (!all.length) return;
  const row = all[Math.min(inHand, all.length - 1)], isHeld = row.contains(document.activeElement);
  const steps = { j: isHeld ? 1 : 0, k: -1 };
  const key = event.key.toLowerCase();
  const tick = row.querySelector(".tick input"), pressed = row.querySelector(`[data-row-key="${CSS.escape(key)}"]`);
  if (key in steps) hold(Math.max(0, all.indexOf(row) + steps[key]));
  else if (key === " " && isHeld && tick && event.target !== tick) tick.checked = !tick.checked;
  else if (key === "b" && isHeld && tick) tickBelow(Number(tick.dataset.worth));
  else if (pressed && isHeld) pressed.click();
  else if (key === "enter" && event.target === tick) row.querySelector(".row-claim a").click();
  else return;
  event.preventDefault();
}

function hold(place) {
  const all = rows();
  inHand = Math.min(place, all.length - 1);
  all[inHand]?.querySelector(".row-claim a").focus();
}

function tickBelow(worth) {
  for (const tick of ticks()) if (tick.dataset.worth < worth && tick.checkVisibility()) tick.checked = true;
}

document.addEventListener("click", (event) => {
  if (event.detail) return; // a finger or a mouse says by ticks what is meant
  const button = event.target.closest("#triage button[formaction]");
  const isFilled = document.querySelector("#triage [name=below]")?.value;
  if (!button || button.matches(".plain") || isFilled || ticks().some((tick) => tick.checked)) return;
  const tick = rows()[inHand]?.querySelector("[name=claim]");
  if (tick) tick.checked = true;
}, { capture: true });
document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.elt.id === "triage") hold(inHand); });

/* The lease: its minutes count down here and are renewed only while somebody works --------------------------------- */

const RENEW_AFTER = 60_000;
const LOOK_AFTER = 20_000;
let renewed = Date.now();
let looked = 0;
let used = false;
const ends = new WeakMap();

function countDown() {
  const left = document.querySelector("[data-seconds]");
  if (left) showMinutes(left);
  // When it is over, and while it is lost, the server is only asked how things stand: asking renews nothing.
  const isOver = left ? ends.get(left) <= Date.now() : document.querySelector("#bar [name=lost]");
  if (isOver && !document.hidden && Date.now() - looked > (left ? 1000 : LOOK_AFTER)) {
    looked = Date.now();
    htmx.trigger(document.body, "lease-over");
  } else if (left && !isOver && used && Date.now() - renewed > RENEW_AFTER) {
    renewed = Date.now();
    used = false;
    htmx.trigger(document.body, "in-use");
  }
}

function showMinutes(left) {
  if (!ends.has(left)) ends.set(left, Date.now() + left.dataset.seconds * 1000);
  const seconds = (ends.get(left) - Date.now()) / 1000;
  left.textContent = timeLeft(seconds);
  left.classList.toggle("error", seconds < 120);
}

function timeLeft(seconds) {
  if (seconds <= 0) return gettext("no longer");
  const minutes = Math.round(seconds / 60), whole = Math.ceil(seconds);
  if (seconds > 90) return words(ngettext("%(minutes)s min", "%(minutes)s min", minutes), { minutes });
  return words(ngettext("%(seconds)s s", "%(seconds)s s", whole), { seconds: whole });
}

for (const sign of ["pointerdown", "keydown", "wheel"]) {
  document.addEventListener(sign, () => { used = true; }, { passive: true, capture: true });
}
setInterval(countDown, 1000);

/* The draft: saved as one types; what could not be sent is sent again by itself ------------------------------------- */

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;
const draft = document.querySelector("[data-draft]");
let unsaved = Boolean(document.querySelector("[data-unsaved]"));
let leaving = false;
let wait = FIRST_WAIT;
let again;
let sending = 0;

document.addEventListener("input", (event) => {
  if (event.target.form?.matches("[data-draft]")) unsaved = true;
  count(event.target);
});
const isSaving = (event) => Boolean(draft?.contains(event.detail.elt)) && event.detail.requestConfig.verb === "post";

document.addEventListener("htmx:configRequest", (event) => {
  if (!draft?.contains(event.detail.elt)) return;
  unsaved = false;
  event.detail.parameters.turn = draft.elements.turn.value = Number(draft.elements.turn.value) + 1;
});
document.addEventListener("htmx:beforeSend", (event) => { sending += isSaving(event); });
document.addEventListener("htmx:afterRequest", (event) => {
  if (!isSaving(event)) return;
  sending -= 1;
  if (event.detail.successful) {
    wait = FIRST_WAIT;
    clearTimeout(again);
  } else unsaved = true;
});

function saveAgain() {
  clearTimeout(again);
  if (unsaved && draft?.isConnected && document.querySelector("[data-seconds]")) htmx.trigger(draft, "save-again");
}
function failed(event, problem, notSaved) {
  if (!isSaving(event)) return warn(problem);
  warn(notSaved);
  clearTimeout(again);
  again = setTimeout(saveAgain, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
}
window.addEventListener("online", saveAgain);

function warn(problem) {
  const lease = document.getElementById("lease");
  const warning = lease?.querySelector(".warning") ?? Object.assign(document.createElement("b"), { className: "warning error" });
  warning.setAttribute("role", "alert");
  warning.textContent = ` · ${problem}`;
  lease?.append(warning);
}
for (const failure of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, (event) => failed(
    event,
    gettext("no answer from the server."),
    gettext("Not saved: no answer from the server. Your text is still here, and is sent again by itself."),
  ));
}
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (status < 500) return warn(words(gettext("Not saved: the server answered %(status)s. Your text is still here."), { status }));
  failed(
    event,
    words(gettext("the server answered %(status)s."), { status }),
    words(
      gettext("Not saved: the server answered %(status)s. Your text is still here, and is sent again by itself."),
      { status },
    ),
  );
});

/* A button that leaves the page waits for a saving that is under way: both carry the text, and the older must not come last. */
document.addEventListener("submit", (event) => {
  if (event.target !== draft || !sending) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.addEventListener("htmx:afterRequest", () => draft.requestSubmit(event.submitter), { once: true });
}, { capture: true });
document.addEventListener("submit", () => { leaving = true; }); // session.js lets it come here when it may go
window.addEventListener("beforeunload", (event) => { if (unsaved && !leaving) event.preventDefault(); });

/* Words that are selected in the article go into the field for a claim marked by hand. */

let chosenFor; // where several fields take words, the one that had the focus last; with "asked" none is taken for it before
document.addEventListener("focusin", (event) => { if (event.target.matches("[data-selected]")) chosenFor = event.target; });
document.addEventListener("selectionchange", () => {
  const field = chosenFor?.isConnected ? chosenFor : document.querySelector("[data-selected='']"), selection = getSelection();
  if (!field || selection.isCollapsed || !selection.anchorNode?.parentElement?.closest(".article-text")) return;
  field.value = wordsIn(selection.getRangeAt(0));
});

function wordsIn(range) {
  const copy = range.cloneContents();
  copy.querySelectorAll(".claim-number").forEach((number) => number.remove());
  return copy.textContent.trim();
}

/* The counter ------------------------------------------------------------------------------------------------------ */

function count(field) {
  const counter = document.querySelector(`[data-count="${CSS.escape(field.id || "-")}"]`);
  if (!counter) return;
  const length = [...field.value.trim()].length;
  const { limit } = counter.dataset;
  const over = length - limit;
  counter.textContent = over > 0
    ? words(ngettext("%(over)s too many", "%(over)s too many", over), { over })
    : words(gettext("%(length)s of %(limit)s"), { length, limit });
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
