import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const repository = join(import.meta.dirname, "../..");

/** Stands in for the previewer and for Pulumi: notes that it ran, and gives the layer's `visible` settings as outputs. */
const fakePlinth = `
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
const [verb, environment, option, name] = process.argv.slice(2);
if (verb === "settings") process.exit(existsSync("contradiction") ? 1 : 0);
const layer = option === "--layer" ? name : "environment";
appendFileSync("ran.log", environment + " " + layer + "\\n");
const { visible } = layer === "environment" ? {} : parse(readFileSync(\`environments/\${environment}/\${layer}.yaml\`, "utf8"));
const stack = { project: "plinth-" + layer, stack: environment, resources: [], outputs: { visible }, diagnostics: [], gaps: [] };
console.log(JSON.stringify({ version: 1, environment, stacks: [stack], findings: [], summary: {} }));
`;
const fakePulumi = `#!/bin/sh\necho "pulumi $* in \${PWD##*/}" >> ../../ran.log\n`;

/** A small workspace in a temporary folder with the real plugin and the real \`nx.json\`: network, database (needs it), cache. */
export class NxFixture {
    readonly root = mkdtempSync(join(tmpdir(), "plinth-nx-"));

    constructor() {
        cpSync(join(repository, "nx.json"), join(this.root, "nx.json"));
        cpSync(join(repository, "tools/nx"), join(this.root, "tools/nx"), { recursive: true });
        symlinkSync(join(repository, "node_modules"), join(this.root, "node_modules"));
        this.write(
            "package.json",
            JSON.stringify({ name: "fixture", type: "module", workspaces: ["stacks/*", "packages/*"] }),
        );
        this.write(".gitignore", "node_modules\n.plinth/\n.nx/\nran.log\n");
        this.write("Pulumi.yaml", "name: plinth\n");
        this.write("packages/cli/package.json", JSON.stringify({ name: "@plinth/cli", type: "module" }));
        this.write("packages/cli/bin/plinth.js", fakePlinth);
        this.write("policies/rule.ts", "export const rule = 1;\n");
        this.write("bin/pulumi", fakePulumi, 0o755);
        this.#layer("network", []);
        this.#layer("database", ["network"]);
        this.#layer("cache", []);
        this.#layer("environment", ["network", "database", "cache"]);
        for (const environment of ["dev", "prod"]) {
            this.write(
                `environments/${environment}/environment.yaml`,
                "layout: layered\nlayers: [network, database, cache]\n",
            );
            for (const layer of ["network", "database", "cache"]) {
                this.write(`environments/${environment}/${layer}.yaml`, `visible: 1\nhidden: 1\n`);
            }
        }
    }

    #layer(layer: string, needs: readonly string[]): void {
        const dependencies = Object.fromEntries(needs.map((need) => [`plinth-${need}`, "*"]));
        this.write(
            `stacks/${layer}/package.json`,
            JSON.stringify({ name: `plinth-${layer}`, type: "module", dependencies }),
        );
        if (layer !== "environment") this.write(`stacks/${layer}/Pulumi.yaml`, `name: plinth-${layer}\n`);
        this.write(`stacks/${layer}/layer.ts`, "export const layer = 1;\n");
    }

    write(file: string, text: string, mode = 0o644): void {
        mkdirSync(dirname(join(this.root, file)), { recursive: true });
        writeFileSync(join(this.root, file), text, { mode });
    }

    /** Runs nx and returns what really ran, as opposed to what came out of the cache, sorted as it ran. */
    ranBy(...args: readonly string[]): readonly string[] {
        this.write("ran.log", "");
        this.nx(...args);
        return readFileSync(join(this.root, "ran.log"), "utf8").split("\n").filter(Boolean);
    }

    /** Runs nx and returns what it printed. */
    nx(...args: readonly string[]): string {
        return this.#run(process.execPath, [join(repository, "node_modules/nx/dist/bin/nx.js"), ...args]);
    }

    git(...args: readonly string[]): string {
        return this.#run("git", ["-c", "user.name=test", "-c", "user.email=test@localhost", ...args]);
    }

    #run(command: string, args: readonly string[]): string {
        const env = { ...process.env };
        delete env["NODE_V8_COVERAGE"];
        const PATH = [join(this.root, "bin"), dirname(process.execPath), env["PATH"]].join(delimiter);
        const settings = { NX_DAEMON: "false", NX_NO_CLOUD: "true", NX_TUI: "false", NX_PARALLEL: "1", CI: "true" };
        const { status, stdout, stderr } = spawnSync(command, [...args], {
            cwd: this.root,
            encoding: "utf8",
            env: { ...env, ...settings, PATH },
        });
        if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
        return stdout + stderr;
    }

    remove(): void {
        rmSync(this.root, { recursive: true, force: true });
    }
}
