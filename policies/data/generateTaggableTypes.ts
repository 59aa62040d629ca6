/**
 * Writes `taggableTypes.json`, the AWS resource types with a `tags` input, from the declarations of the installed
 * `@pulumi/aws`. Run it after that package changes: `node policies/data/generateTaggableTypes.ts`.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const manifest = require.resolve("@pulumi/aws/package.json");
const root = dirname(manifest);
const version = (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;

const mapped = new Set<string>();
const listed = new Set<string>();
for (const entry of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!entry.endsWith(".d.ts") || basename(entry).startsWith("get")) {
        continue;
    }
    const declaration = readFileSync(join(root, entry), "utf8");
    const args = /export interface \w+Args \{[\s\S]*?\n\}/.exec(declaration)?.[0] ?? "";
    const tags =
        /^ {4}tags\??: (pulumi\.Input<(?:\{\s+\[key: string\]|pulumi\.Input<inputs\.autoscaling\.GroupTag>\[\]))/m.exec(
            args,
        )?.[1];
    const code = tags === undefined ? "" : readFileSync(join(root, entry.replace(/\.d\.ts$/, ".js")), "utf8");
    const token = /__pulumiType = '([^']+)'/.exec(code)?.[1];
    if (tags === undefined || token === undefined) {
        continue;
    }
    const names = [token, ...[...code.matchAll(/type: "(aws:[^"]+)"/g)].map((match) => match[1] ?? "")];
    for (const name of names) {
        (tags.endsWith("[]") ? listed : mapped).add(name);
    }
}
const data = {
    source: `@pulumi/aws ${version}`,
    listed: [...listed].sort(),
    mapped: [...mapped].sort(),
};
writeFileSync(join(import.meta.dirname, "taggableTypes.json"), `${JSON.stringify(data, undefined, 4)}\n`);
