"""A lived history: people, companies, partners and counsellors who act day after day, and what must hold meanwhile."""
