// The key / goes to the search box, but not while somebody types in a field.
const zoekvak = document.querySelector("[data-doorstroom-zoekvak]");
document.addEventListener("keydown", (event) => {
  const typt = event.target.closest("input, textarea, select, [contenteditable]");
  if (zoekvak && event.key === "/" && !typt && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    zoekvak.focus();
    zoekvak.select();
  }
});
