import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeProbes } from "./index.ts";

const hasKubectl = spawnSync("kubectl", ["version", "--client"]).status === 0;

const deployment = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop", generation: 3 },
    spec: { replicas: 2 },
    status: { observedGeneration: 2, updatedReplicas: 1, availableReplicas: 2 },
};
/** What kubectl asks before it asks for the object. */
const discovery: Readonly<Record<string, object>> = {
    "/api": { kind: "APIVersions", versions: ["v1"] },
    "/apis": {
        kind: "APIGroupList",
        apiVersion: "v1",
        groups: [
            {
                name: "apps",
                versions: [{ groupVersion: "apps/v1", version: "v1" }],
                preferredVersion: { groupVersion: "apps/v1", version: "v1" },
            },
        ],
    },
    "/apis/apps/v1": {
        kind: "APIResourceList",
        apiVersion: "v1",
        groupVersion: "apps/v1",
        resources: [
            { name: "deployments", singularName: "deployment", namespaced: true, kind: "Deployment", verbs: ["get"] },
        ],
    },
    "/api/v1": { kind: "APIResourceList", groupVersion: "v1", resources: [] },
    "/apis/apps/v1/namespaces/shop/deployments/web": deployment,
};

describe("workloads of a cluster", () => {
    let server: Server;
    let home: string;

    beforeEach(async () => {
        home = mkdtempSync(join(tmpdir(), "plinth-kubectl-"));
        server = createServer((request, response) => {
            const found = discovery[new URL(request.url ?? "", "http://localhost").pathname];
            const missing = { kind: "Status", apiVersion: "v1", status: "Failure", reason: "NotFound", code: 404 };
            response
                .writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" })
                .end(JSON.stringify(found ?? missing));
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    });

    afterEach(() => {
        server.closeAllConnections();
        server.close();
        rmSync(home, { recursive: true });
    });

    (hasKubectl ? it : it.skip)(
        "are read through kubectl, and known to be gone (needs kubectl on PATH)",
        async function () {
            this.timeout(60_000);
            const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
            const kubeconfig = JSON.stringify({
                apiVersion: "v1",
                kind: "Config",
                "current-context": "shop",
                clusters: [{ name: "shop", cluster: { server: address } }],
                contexts: [{ name: "shop", context: { cluster: "shop", user: "shop" } }],
                users: [{ name: "shop", user: {} }],
            });
            const { rollouts } = makeProbes({ PATH: process.env["PATH"], HOME: home });
            const wanted = { kind: "Deployment", namespace: "shop", access: { kubeconfig } } as const;
            assert.deepEqual(await rollouts.state({ ...wanted, name: "web" }), {
                generation: 3,
                observedGeneration: 2,
                desired: 2,
                updated: 1,
                available: 2,
            });
            assert.equal(await rollouts.state({ ...wanted, name: "gone" }), undefined);
        },
    );
});
