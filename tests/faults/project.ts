import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const modules = join(import.meta.dirname, "../../node_modules");

/** What programs here begin with: the SDK, and a resource to register. */
const prelude = `import * as pulumi from "@pulumi/pulumi";
class Box extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) { super("test:index:Box", name, { computed: undefined, ...args }, opts); }
}
`;

/** Projects and packs in a temporary folder, each as small as its fault. */
export class Projects {
    readonly root = mkdtempSync(join(tmpdir(), "plinth-faults-"));

    constructor() {
        symlinkSync(modules, join(this.root, "node_modules"));
    }

    /** A project whose program is `code`, after the prelude. @returns its name */
    program(name: string, code: string, files: Readonly<Record<string, string>> = {}): string {
        return this.files(name, {
            "Pulumi.yaml": `name: ${name}\nmain: index.js\nruntime: { name: nodejs, options: { typescript: false } }\n`,
            "package.json": '{ "type": "module" }',
            "index.js": `${prelude}${code}`,
            ...files,
        });
    }

    /** A pack with one rule over resources, whose body is `rule`. @returns its name */
    pack(name: string, rule: string, files: Readonly<Record<string, string>> = {}): string {
        return this.files(name, {
            "PulumiPolicy.yaml": "runtime: nodejs\nmain: index.js\n",
            "package.json": '{ "type": "module", "version": "1.0.0" }',
            "index.js": `import { PolicyPack } from "@pulumi/policy";
new PolicyPack("${name}", { policies: [{ name: "rule", description: "A rule", enforcementLevel: "advisory",
    validateResource: async (args, report) => { ${rule} } }] });
`,
            ...files,
        });
    }

    /** Puts code before a program's or pack's own. */
    prepend(name: string, code: string): void {
        const file = join(this.root, name, "index.js");
        writeFileSync(file, code + readFileSync(file, "utf8"));
    }

    files(name: string, files: Readonly<Record<string, string>>): string {
        for (const [path, text] of Object.entries(files)) {
            const file = join(this.root, name, path);
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text);
        }
        return name;
    }

    /** The arguments that preview a project with packs. */
    preview(project: string, packs: readonly string[] = [], more: readonly string[] = []): string[] {
        const given = packs.flatMap((pack) => ["--policy-pack", pack]);
        return ["preview", "--project", project, "--stack", "test", ...given, ...more];
    }

    remove(): void {
        rmSync(this.root, { recursive: true });
    }
}
