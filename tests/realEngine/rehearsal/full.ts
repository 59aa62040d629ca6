// Required before the rehearsal, it has every step rehearsed: npm run rehearse.
process.env["PLINTH_REHEARSAL"] = "full";
