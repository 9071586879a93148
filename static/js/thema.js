// Light or dark: the page changes where it stands, so that nothing that was typed is lost. The server keeps the choice.
for (const formulier of document.querySelectorAll("[data-doorstroom-thema]")) {
  formulier.addEventListener("submit", (event) => {
    event.preventDefault();
    const gekozen = event.submitter;
    const gegevens = new FormData(formulier, gekozen);
    document.documentElement.dataset.thema = gekozen.value;
    for (const knop of formulier.querySelectorAll("[aria-pressed]")) {
      knop.setAttribute("aria-pressed", String(knop === gekozen));
    }
    fetch(formulier.action, { method: "POST", body: gegevens, redirect: "manual" });
  });
}
