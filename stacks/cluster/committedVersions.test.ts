import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareVersions, releases } from "@plinth/cluster/plan";
import { listEnvironments } from "@plinth/core/settings";
import { parse } from "yaml";

const repository = join(import.meta.dirname, "../..");
const fileOf = (environment: string) => join(repository, "environments", environment, "cluster.yaml");
const withClusters = listEnvironments(repository).filter((environment) => existsSync(fileOf(environment)));

interface ClusterFile {
    readonly instances: Record<string, { version: string; addOns?: Record<string, { version: string }> }>;
}

describe("the add-on versions of the shipped environments", () => {
    it("are looked at in every environment but the account's own", () => {
        assert.deepEqual(withClusters, ["dev", "prod", "sandbox", "staging"]);
    });

    for (const environment of withClusters) {
        it(`of ${environment} are those published for its Kubernetes version, or newer`, () => {
            const { instances } = parse(readFileSync(fileOf(environment), "utf8")) as ClusterFile;
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
