import { writeFileSync } from "node:fs";
import { PAGE, page } from "./page.ts";

writeFileSync(PAGE, await page());
process.stderr.write("Wrote docs/opt-outs.md\n");
