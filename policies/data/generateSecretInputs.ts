/**
 * Writes `secretInputs.json`, the inputs that the installed `@pulumi/aws` and `@pulumi/kubernetes` mark secret themselves.
 * Run it after those packages change: `node policies/data/generateSecretInputs.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const versions: string[] = [];
const types: Record<string, string> = {};
for (const name of ["@pulumi/aws", "@pulumi/kubernetes"]) {
    const manifest = require.resolve(`${name}/package.json`);
    versions.push(`${name} ${(JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version}`);
    for (const entry of readdirSync(dirname(manifest), { recursive: true, encoding: "utf8" })) {
        if (!entry.endsWith(".js") || entry.includes("node_modules")) {
            continue;
        }
        const code = readFileSync(join(dirname(manifest), entry), "utf8");
        const token = /__pulumiType = '([^']+)'/.exec(code)?.[1];
        const marked = code.matchAll(/resourceInputs\["(\w+)"\] = [^;\n]*pulumi\.secret\(/g);
        const inputs = [...new Set([...marked].map((match) => match[1]))].sort();
        if (token !== undefined && inputs.length > 0) {
            types[token.includes(":") ? token : `pulumi:providers:${token}`] = inputs.join(" ");
        }
    }
}
const sorted = Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(
    join(import.meta.dirname, "secretInputs.json"),
    `${JSON.stringify({ source: versions.join(", "), types: sorted }, null, 2)}\n`,
);
