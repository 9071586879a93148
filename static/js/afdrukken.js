// Buttons that print the page; without JavaScript they do not show. On paper what was folded is open.
for (const knop of document.querySelectorAll("[data-doorstroom-afdrukken]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}
let opengevouwen = [];
window.addEventListener("beforeprint", () => {
  opengevouwen = [...document.querySelectorAll("main details:not([open])")];
  for (const dicht of opengevouwen) dicht.open = true;
});
window.addEventListener("afterprint", () => {
  for (const open of opengevouwen) open.open = false;
});
