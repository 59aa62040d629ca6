import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { smallRepository } from "../testdata/temporaryRepository.ts";

async function run(...argv: string[]) {
    const host = recordingHost({ cwd: import.meta.dirname });
    return { code: await main(["cluster", "upgrade-plan", ...argv], host), out: host.out(), err: host.err() };
}

interface Printed {
    readonly version: number;
    readonly environment: string;
    readonly clusters: readonly { instance: string; clusterName: string; from: string; to: string }[];
}

describe("plinth cluster upgrade-plan", () => {
    it("says the steps for each cluster, with its name in AWS and the file to change", async () => {
        const { code, out, err } = await run("prod");
        assert.deepEqual([code, err], [0, ""]);
        assert.match(
            out,
            /^plinth-prod-main: Kubernetes (1\.\d+) to 1\.\d+ \(environments\/prod\/cluster\.yaml, instances\.main\)\n/,
        );
        assert.match(
            out,
            /\n1\. Find what stands in the way inside the cluster\n {3}aws eks list-insights --cluster-name plinth-prod-main /,
        );
        assert.match(out, /\nNot known here:\n/);
        assert.match(out, /\nVersions as published, read on \d{4}-\d\d-\d\d\.\n$/);
    });

    it("prints the same as JSON", async () => {
        const { code, out } = await run("prod", "--format", "json");
        assert.equal(code, 0);
        const { version, environment, clusters } = JSON.parse(out) as Printed;
        assert.deepEqual([version, environment], [1, "prod"]);
        assert.deepEqual(
            clusters.map(({ instance, clusterName }) => [instance, clusterName]),
            [["main", "plinth-prod-main"]],
        );
        assert.equal(Number(clusters[0]?.to.slice(2)), Number(clusters[0]?.from.slice(2)) + 1);
    });

    it("searches manifests and metrics for APIs that the new version does not serve, and is blocked by them", async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "plinth-manifests-"));
        try {
            mkdirSync(path.join(folder, "charts"));
            const budget = "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: orders }\n";
            writeFileSync(path.join(folder, "charts/orders.yaml"), `apiVersion: v1\nkind: Service\n---\n${budget}`);
            const metrics = path.join(folder, "metrics.txt");
            writeFileSync(
                metrics,
                'apiserver_requested_deprecated_apis{group="example.com",removed_release="1.99",resource="things",version="v1beta1"} 1\n',
            );
            const { code, out, err } = await run("prod", "--manifests", folder, "--api-metrics", metrics);
            assert.deepEqual([code, err], [2, ""]);
            assert.match(
                out,
                /\nMend first:\n .*charts\/orders\.yaml: policy\/v1beta1 PodDisruptionBudget orders is gone from 1\.25 on: use policy\/v1\n/,
            );
            assert.match(
                out,
                /\nMend before a later version:\n .*example\.com\/v1beta1 things is gone from 1\.99 on\n/,
            );
        } finally {
            rmSync(folder, { recursive: true });
        }
    });

    it("refuses manifests that do not exist, hold nothing, or are no YAML", async () => {
        const folder = mkdtempSync(path.join(tmpdir(), "plinth-manifests-"));
        try {
            const said = async () => (await run("prod", "--manifests", folder)).err;
            assert.match((await run("prod", "--manifests", "nowhere")).err, /nowhere does not exist\. Fix: /);
            assert.match(await said(), /holds no \.yaml, \.yml or \.json/);
            writeFileSync(path.join(folder, "template.yaml"), "{{- if .Values.on }}\nkind: Service\n{{- end }}\n");
            assert.match(await said(), /template\.yaml is no YAML: .*Fix: hand over what a template makes/);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });

    it("refuses an environment that does not exist", async () => {
        const { code, err } = await run("prdo");
        assert.equal(code, 1);
        assert.match(err, /"prdo" does not exist.*did you mean prod\?/);
    });

    it("refuses a repository without clusters", async () => {
        const repository = smallRepository();
        try {
            const host = recordingHost({ cwd: repository.root });
            assert.equal(await main(["cluster", "upgrade-plan", "layered"], host), 1);
            assert.match(host.err(), /stacks\/cluster\/upgradePlan\.ts is missing/);
        } finally {
            repository.dispose();
        }
    });
});
