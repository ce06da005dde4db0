/* Niceties only. Without this file: texts are selected by hand, forms are sent once more if one presses twice
   (the server answers the second alike), and leaving a changed form asks nothing. */
"use strict";

const changed = new Set();

/* Copy a text. The clipboard of the browser needs https or localhost; in a plain network we select and copy. */
async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const text = source.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    getSelection().selectAllChildren(source);
    document.execCommand("copy");
  }
  const words = button.querySelector("span");
  const before = words.textContent;
  words.textContent = button.dataset.done;
  setTimeout(() => { words.textContent = before; }, 4000);
}

/* Once a form is on its way, its button says so and does not send again. */
function onItsWay(event) {
  const form = event.target;
  const button = event.submitter;
  changed.delete(form);
  if (event.defaultPrevented || !button) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === "post" && !form.hasAttribute("data-downloads")) form.dataset.sent = "1";
  if (button.dataset.busy) { button.dataset.words = button.innerHTML; button.textContent = button.dataset.busy; }
  if (form.dataset.sent) button.setAttribute("aria-busy", "true");
}

/* The back button shows the page as it was: make its forms usable again. */
function backAgain() {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) {
      button.removeAttribute("aria-busy");
      if (button.dataset.words) button.innerHTML = button.dataset.words;
    }
  }
}

function ready(root) {
  for (const button of root.querySelectorAll("button[data-copy], button[data-print]")) button.hidden = false;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy], button[data-print]");
  if (!button) return;
  if (button.dataset.copy) copy(button); else print();
});
document.addEventListener("submit", onItsWay);
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && form.hasAttribute("data-guard")) changed.add(form);
});
addEventListener("beforeunload", (event) => { if (changed.size) event.preventDefault(); });
addEventListener("pageshow", backAgain);
/* A tap that did not reach the server says so; without this the mark would just not change. */
const unsaved = document.getElementById("tanpa-sinyal");
if (unsaved) {
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, () => { unsaved.hidden = false; });
  }
  document.addEventListener("htmx:beforeRequest", () => { unsaved.hidden = true; });
}
document.addEventListener("htmx:load", (event) => ready(event.target));
ready(document);
/* What has to be put right is read out first (a form that only shows how errors look is left alone). */
const wrong = document.querySelector('#salah:not(form:not([method="post"]) *)');
if (wrong) wrong.focus();
