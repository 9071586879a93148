// The user menu closes with Escape, and when the focus or a click goes elsewhere.
const gebruikersmenu = document.querySelector(".ds-kop-gebruiker");
if (gebruikersmenu) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && gebruikersmenu.open) {
      gebruikersmenu.open = false;
      gebruikersmenu.querySelector("summary").focus();
    }
  });
  for (const soort of ["click", "focusin"]) {
    document.addEventListener(soort, (event) => {
      if (!gebruikersmenu.contains(event.target)) gebruikersmenu.open = false;
    });
  }
}
