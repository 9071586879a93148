// Choosing files: drop them anywhere in the block of the field, and see by name and size what was chosen.
for (const veld of document.querySelectorAll("[data-doorstroom-bestanden]")) {
  const hoogstens = Number(veld.dataset.doorstroomBestanden);
  const blok = veld.closest(".ds-blok");
  const lijst = document.createElement("ul");
  const gekozen = document.createElement("div");
  lijst.className = "ds-keuzes";
  gekozen.setAttribute("role", "status");
  gekozen.append(lijst);
  veld.after(gekozen);
  blok.classList.add("ds-neerleggen");

  veld.addEventListener("change", () => {
    lijst.replaceChildren(
      ...[...veld.files].map((bestand) => {
        const regel = document.createElement("li");
        const kb = Math.ceil(bestand.size / 1024);
        regel.textContent = `${bestand.name} (${kb < 1024 ? `${kb} kB` : `${Math.ceil(kb / 1024)} MB`})`;
        if (bestand.size > hoogstens) regel.textContent += ": te groot, dit wordt niet bewaard";
        return regel;
      }),
    );
  });
  for (const soort of ["dragover", "dragleave", "drop"]) {
    blok.addEventListener(soort, (event) => {
      event.preventDefault();
      blok.classList.toggle("ds-neerleggen-nu", soort === "dragover");
      if (soort === "drop" && event.dataTransfer.files.length) {
        veld.files = event.dataTransfer.files;
        veld.dispatchEvent(new Event("change"));
      }
    });
  }
}
