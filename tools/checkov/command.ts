import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { findCheckov, runCheckov } from "./checkov.ts";
import { manifests } from "./manifests.ts";
import { type Beside, page } from "./page.ts";
import { type JsonPlan, previewJson, strictFindings } from "./preview.ts";
import { terraformPlan } from "./terraformPlan.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const checkov = findCheckov();
if (checkov === undefined) {
    say("checkov is not on PATH. Fix: pip install checkov");
    process.exit(1);
}
const folder = mkdtempSync(path.join(tmpdir(), "plinth-checkov-"));
try {
    const resources: Beside[] = [];
    const objects: Beside[] = [];
    for (const environment of readdirSync(path.join(ROOT, "environments"))) {
        say(`${environment} …`);
        const text = previewJson(environment);
        const planFile = path.join(folder, `${environment}.json`);
        writeFileSync(planFile, text);
        const findings = strictFindings(planFile);
        const read = JSON.parse(text) as JsonPlan;
        const { plan, urns } = terraformPlan(read);
        const terraformFile = path.join(folder, `${environment}.tfplan.json`);
        writeFileSync(terraformFile, JSON.stringify(plan));
        const result = runCheckov(checkov, terraformFile, "terraform_plan");
        resources.push({ environment, resources: urns.size, result, urnOf: (address) => urns.get(address), findings });
        const stated = manifests(read);
        if (stated.objects.length === 0) continue;
        const manifestFile = path.join(folder, `${environment}.manifests.json`);
        writeFileSync(manifestFile, JSON.stringify({ apiVersion: "v1", kind: "List", items: stated.objects }));
        const judged = runCheckov(checkov, manifestFile, "kubernetes");
        objects.push({ environment, resources: stated.objects.length, result: judged, urnOf: stated.urnOf, findings });
    }
    const reasons = JSON.parse(readFileSync(path.join(import.meta.dirname, "reasons.json"), "utf8")) as Record<
        string,
        string
    >;
    const rules = JSON.parse(readFileSync(path.join(import.meta.dirname, "rules.json"), "utf8")) as Record<
        string,
        string[]
    >;
    const { text, open } = page(
        { resources, objects },
        { rules, reasons, date: new Date().toISOString().slice(0, 10) },
    );
    const file = path.join(ROOT, "docs/checkov.md");
    writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: "markdown" }));
    say(
        `Wrote docs/checkov.md: ${[...resources, ...objects].reduce((sum, { result }) => sum + result.failed.length, 0)} failures, ${open.length} of them unexplained`,
    );
    for (const line of open) say(line);
    process.exitCode = open.length > 0 ? 1 : 0;
} finally {
    rmSync(folder, { recursive: true, force: true });
}
