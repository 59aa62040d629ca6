import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gitRepository, type GitRepository } from "./gitRepository.ts";
import { addEnvironment } from "./temporaryRepository.ts";

const PACK = fileURLToPath(new URL("../../../../policies", import.meta.url));

/** The program of layer `base`. */
export const PROGRAM = "stacks/base/index.js";

const GOOD = `import * as pulumi from "@pulumi/pulumi";
const inputs = {
    engine: "postgres",
    publiclyAccessible: false,
    storageEncrypted: true,
    instanceClass: "db.t4g.micro",
    allocatedStorage: 20,
    username: "app",
    manageMasterUserPassword: true,
    skipFinalSnapshot: true,
};
new pulumi.CustomResource("aws:rds/instance:Instance", "orders", inputs);
`;

/**
 * A small repository under git with a copy of the policy pack. Environment `dev` is one layer with one database, which
 * every rule that is on lets pass: the settings leave on what the tests are about.
 */
export function governedRepository(): GitRepository {
    return gitRepository((repository) => {
        cpSync(PACK, join(repository.root, "policies"), {
            recursive: true,
            filter: (source) => !/node_modules|\.test\.ts$/.test(source),
        });
        repository.write("stacks/base/Pulumi.yaml", "name: plinth-base\nmain: index.js\nruntime: nodejs\n");
        repository.write(PROGRAM, GOOD);
        const others = ["rds-backup", "rds-deletion-protection", "rds-multi-az", "rds-tls", "tag-required", "protect-stateful"];
        const levels = others.map((rule) => `    ${rule}: off`).join("\n");
        addEnvironment(repository, "dev", "layered", ["base"], `policy:\n  levels:\n${levels}\n`);
    });
}
