import assert from "node:assert/strict";
import { type LayerContext } from "@plinth/core";
import { record, type RecordOptions, type Recording, unknown } from "@plinth/testing";
import { Provider as Aws } from "@pulumi/aws/provider.js";
import { Namespace } from "@pulumi/kubernetes/core/v1/namespace.js";
import * as pulumi from "@pulumi/pulumi";
import { clusterOptions, clusterProvider, type ClusterProviderArgs } from "./provider.ts";

const PROVIDER = "pulumi:providers:kubernetes";
const NAMESPACE = "kubernetes:core/v1:Namespace";

type Clusters = ClusterProviderArgs["clusters"];

const deployed = { main: { kubeconfig: "{}" } };

async function recorded(
    instances: Record<string, { kubeconfig: string }> | undefined,
    options: RecordOptions = {},
): Promise<Recording<unknown>> {
    return await record(() => {
        const context = contextOf(new Aws("aws", { region: "eu-west-1" }));
        const clusters = { instances: pulumi.output(instances ?? pulumi.unknown) } as unknown as Clusters;
        const provider = clusterProvider(context, { layer: "orders", instance: "main", clusters });
        new Holder(clusterOptions(context, provider));
    }, options);
}

class Holder extends pulumi.ComponentResource {
    constructor(opts: pulumi.ComponentResourceOptions) {
        super("plinth:test:Holder", "holder", {}, opts);
        new Namespace("orders", { metadata: { name: "orders" } }, { parent: this });
        this.registerOutputs({});
    }
}

function contextOf(aws: Aws): LayerContext {
    const made = {
        target: { account: "222222222222", region: "eu-west-1", partition: "aws" },
        providers: { aws },
        options: { providers: [aws] },
        environment: "review-pr-1",
        upstream: { cluster: "dev" },
        defaultTags: { Project: "plinth" },
    };
    return made as unknown as LayerContext;
}

describe("clusterProvider", () => {
    it("is named by layer and cluster, and holds the cluster's own kubeconfig", async () => {
        const made = await recorded(deployed);
        assert.deepEqual(made.named(PROVIDER, "orders-kubernetes-main"), {
            kubeconfig: "{}",
            clusterIdentifier: "222222222222/eu-west-1/plinth-dev-main",
            enableServerSideApply: "true",
            enableConfigMapMutable: "true",
        });
    });

    it("is what objects of a component go through, beside the AWS provider", async () => {
        const made = await recorded(deployed);
        const { urn } = made.resource(PROVIDER, "orders-kubernetes-main");
        assert.ok(made.resource(NAMESPACE, "orders").provider.startsWith(urn));
    });

    it("waits for the environment's own provider", async () => {
        const made = await recorded(deployed);
        const aws = made.resource("pulumi:providers:aws", "aws").urn;
        assert.ok(made.resource(PROVIDER, "orders-kubernetes-main").dependencies.includes(aws));
    });

    it("waits for what makes the kinds of objects that it is for, in an update and in a preview", async () => {
        for (const preview of [false, true]) {
            const made = await record(
                () => {
                    const context = contextOf(new Aws("aws", { region: "eu-west-1" }));
                    const release = new Namespace("release", { metadata: { name: "release" } });
                    const clusters = { instances: pulumi.output(deployed) } as unknown as Clusters;
                    const after = release.id.apply((id) => ({ main: id }));
                    clusterProvider(context, { layer: "orders", instance: "main", clusters, after });
                },
                { preview },
            );
            const { dependencies } = made.resource(PROVIDER, "orders-kubernetes-main");
            for (const [type, name] of [
                ["pulumi:providers:aws", "aws"],
                [NAMESPACE, "release"],
            ] as const) {
                assert.ok(dependencies.includes(made.resource(type, name).urn), `${name}, preview: ${preview}`);
            }
        }
    });

    it("knows which environment's cluster it is before the cluster is there, so that nothing is replaced for a kubeconfig", async () => {
        const later = await recorded(undefined, { preview: true });
        const { kubeconfig, clusterIdentifier } = later.named(PROVIDER, "orders-kubernetes-main");
        assert.deepEqual([kubeconfig, clusterIdentifier], [unknown, "222222222222/eu-west-1/plinth-dev-main"]);
    });

    it("refuses an update on a cluster that is not deployed, naming those that are", async () => {
        await assert.rejects(
            recorded({ blue: { kubeconfig: "{}" } }),
            /layer orders runs on cluster main, which the deployed cluster layer does not have \(it has blue\)\. Fix: deploy layer cluster first/,
        );
    });
});
