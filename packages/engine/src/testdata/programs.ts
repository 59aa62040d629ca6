import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const modules = join(import.meta.dirname, "../../../../node_modules");

/** Pulumi projects and policy packs of one test file, in the system's temporary folder until {@link Programs.remove}. */
export class Programs {
    readonly root = realpathSync(mkdtempSync(join(tmpdir(), "plinth-engine-")));

    /** @param installed whether the programs find this repository's packages */
    constructor({ installed = true } = {}) {
        if (installed) symlinkSync(modules, join(this.root, "node_modules"));
    }

    /** Writes a project; `code` follows an import of the SDK as `pulumi`. @returns its folder */
    write(name: string, code: string, files: Readonly<Record<string, string>> = {}): string {
        return this.files(name, {
            "Pulumi.yaml": `name: ${name}\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n`,
            "package.json": '{ "type": "module" }',
            "index.js": `import * as pulumi from "@pulumi/pulumi";\n${code}`,
            ...files,
        });
    }

    /** Writes a policy pack; `policies` is the body of the array of its policies. @returns its folder */
    pack(name: string, policies: string, files: Readonly<Record<string, string>> = {}): string {
        return this.files(name, {
            "PulumiPolicy.yaml": "runtime: nodejs\nmain: index.js\n",
            "package.json": '{ "type": "module", "version": "1.0.0" }',
            "index.js": `import * as pulumi from "@pulumi/pulumi";\nimport { PolicyPack } from "@pulumi/policy";\nnew PolicyPack("${name}", { policies: [${policies}] });\n`,
            ...files,
        });
    }

    /** Writes a folder as it is. @returns the folder */
    files(name: string, files: Readonly<Record<string, string>>): string {
        const folder = join(this.root, name);
        mkdirSync(folder);
        for (const [path, text] of Object.entries(files)) {
            mkdirSync(dirname(join(folder, path)), { recursive: true });
            writeFileSync(join(folder, path), text);
        }
        return folder;
    }

    remove(): void {
        rmSync(this.root, { recursive: true });
    }
}
