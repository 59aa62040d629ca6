import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareVersions, releases } from "@plinth/cluster/plan";
import { parse } from "yaml";

const environments = join(import.meta.dirname, "../../environments");

interface ClusterFile {
    readonly instances: Record<string, { version: string; addOns?: Record<string, { version: string }> }>;
}

describe("the add-on versions of the shipped environments", () => {
    for (const environment of readdirSync(environments)) {
        it(`of ${environment} are those published for its Kubernetes version, or newer`, () => {
            const file = join(environments, environment, "cluster.yaml");
            const { instances } = parse(readFileSync(file, "utf8")) as ClusterFile;
            for (const [name, { version, addOns = {} }] of Object.entries(instances)) {
                const release = releases[version];
                assert.ok(release !== undefined, `${name}: Kubernetes ${version} is not in the table`);
                for (const [addOn, published] of Object.entries(release.addOns)) {
                    const order = compareVersions(String(addOns[addOn]?.version), published);
                    assert.ok(order !== undefined && order >= 0, `${name}: ${addOn} is older than ${published}`);
                }
            }
        });
    }
});
