// The quick entry on the page of a case: "n" goes to it, Ctrl+Enter sends it, and after saving the next one begins.
const typt = (element) => element.matches("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  const formulier = document.querySelector("[data-doorstroom-notitie]");
  if (!formulier) return;
  if (event.key === "n" && !event.ctrlKey && !event.metaKey && !event.altKey && !typt(event.target)) {
    event.preventDefault();
    formulier.querySelector("select, input:not([type=hidden])").focus();
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && formulier.contains(event.target)) {
    event.preventDefault();
    formulier.requestSubmit();
  }
});

document.addEventListener("htmx:afterSettle", () => {
  const begin = document.querySelector("[data-doorstroom-begin] select, #notitie .is-invalid");
  begin?.focus();
  document.querySelector("[data-doorstroom-begin]")?.removeAttribute("data-doorstroom-begin");
});
