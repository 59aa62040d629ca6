import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findAlarmRules } from "./alarmRules.ts";
import { withAlarmTables } from "./alarmTable.ts";

// Writes the tables of alarms into the pages of components: node tools/alarms/command.ts
const root = path.resolve(import.meta.dirname, "../..");
const tables = Object.fromEntries((await findAlarmRules(root)).map(({ name, rules }) => [name, rules]));
for (const page of globSync("docs/components/*.md", { cwd: root })) {
    const file = path.join(root, page);
    const text = readFileSync(file, "utf8");
    const written = await withAlarmTables(page, text, tables);
    if (written === text) continue;
    writeFileSync(file, written);
    process.stderr.write(`Wrote ${page}\n`);
}
