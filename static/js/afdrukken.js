// Buttons that print the page; without JavaScript they do not show. On paper what was folded is open.
for (const knop of document.querySelectorAll("[data-doorstroom-afdrukken]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}
window.addEventListener("beforeprint", () => {
  for (const dicht of document.querySelectorAll("main details")) dicht.open = true;
});
