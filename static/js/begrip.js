// The explanation of a word shows on hover and on focus, in CSS. Here: a tap gives focus in every browser, and Escape
// closes the explanation until one comes back to the word.
document.addEventListener("click", (event) => {
  event.target.closest("[data-doorstroom-begrip] > button")?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll("[data-doorstroom-begrip]:is(:hover, :focus-within)")) {
    open.classList.add("ds-begrip-dicht");
  }
});
for (const soort of ["pointerover", "focusin"]) {
  document.addEventListener(soort, () => {
    for (const dicht of document.querySelectorAll(".ds-begrip-dicht:not(:hover, :focus-within)")) {
      dicht.classList.remove("ds-begrip-dicht");
    }
  });
}
