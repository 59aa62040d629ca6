import { writeFileSync } from "node:fs";
import path from "node:path";
import { faults } from "./faults.ts";
import { formatted } from "./formatted.ts";
import { readSections } from "./rows.ts";

const root = path.resolve(import.meta.dirname, "../..");
const sections = readSections();
const wrong = faults(sections, root);
for (const fault of wrong) process.stderr.write(`${fault}\n`);
writeFileSync(path.join(root, "docs/components.md"), await formatted(sections));
process.stderr.write("Wrote docs/components.md\n");
process.exitCode = wrong.length > 0 ? 1 : 0;
