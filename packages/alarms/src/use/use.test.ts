import assert from "node:assert/strict";
import { documentedMetrics } from "./documentedMetrics.ts";
import { type UseGraph, useGraphsOf } from "./resources.ts";
import { searchedUseGraphs, useGraphs } from "./useGraphs.ts";
import { resolved } from "./testdata/resolved.ts";

const resources = Object.entries(useGraphsOf) as [keyof typeof useGraphsOf, readonly UseGraph[]][];

describe("graphs of utilization, saturation and errors", () => {
    it("draw metrics that a page of documentation describes, and each that is listed", () => {
        const drawn = new Map<string, Set<string>>();
        for (const [resource, graphs] of resources)
            for (const { metrics } of graphs)
                for (const { namespace, name } of metrics) {
                    const { source, names } = documentedMetrics[namespace];
                    assert.ok(source.length > 20, namespace);
                    assert.ok((names as readonly string[]).includes(name), `${resource}: ${namespace} ${name}`);
                    drawn.set(namespace, (drawn.get(namespace) ?? new Set()).add(name));
                }
        for (const [namespace, { names }] of Object.entries(documentedMetrics))
            assert.deepEqual([...(drawn.get(namespace) ?? [])].sort(), [...names].sort(), namespace);
    });

    it("say all three of each resource; of a database on RDS, which has no metric of errors, two", () => {
        for (const [resource, graphs] of resources) {
            const aspects = new Set(graphs.map(({ aspect }) => aspect));
            const wanted = ["Utilization", "Saturation", ...(resource === "database" ? [] : ["Errors"])];
            assert.deepEqual([...aspects], wanted, resource);
        }
    });

    it("have a line for each thing and metric, by the dimensions that the metric comes with", async () => {
        const [, second] = useGraphs("natGateway", [
            { label: "a", dimensions: { NatGatewayId: "nat-1" } },
            { label: "b", dimensions: { NatGatewayId: "nat-2" } },
        ]);
        assert.equal(second?.title, "Utilization: bytes to and from the internet");
        const dimension = documentedMetrics["AWS/NATGateway"].dimensions[0];
        assert.deepEqual(await resolved(second.lines), [
            ["AWS/NATGateway", "BytesOutToDestination", dimension, "nat-1", { stat: "Sum", label: "a out" }],
            ["AWS/NATGateway", "BytesInFromDestination", dimension, "nat-1", { stat: "Sum", label: "a in" }],
            ["AWS/NATGateway", "BytesOutToDestination", dimension, "nat-2", { stat: "Sum", label: "b out" }],
            ["AWS/NATGateway", "BytesInFromDestination", dimension, "nat-2", { stat: "Sum", label: "b in" }],
        ]);
        assert.deepEqual(useGraphs("natGateway", []), []);
    });

    it("show credits of classes that save them up alone", () => {
        const things = [{ label: "orders", dimensions: { DBInstanceIdentifier: "orders" } }];
        const titles = (burstable: boolean) => useGraphs("database", things, { burstable }).map(({ title }) => title);
        const credits = "Saturation: saved-up processor time that is left (credits)";
        assert.ok(titles(true).includes(credits));
        assert.ok(!titles(false).includes(credits));
    });

    it("search for what has no name yet, and name no line twice", async () => {
        const graphs = searchedUseGraphs("loadBalancer", "shop");
        const [first] = (await resolved(graphs[0]?.lines)) as { expression: string; id: string }[][];
        assert.deepEqual(first?.[0], {
            expression: `SEARCH('{AWS/ApplicationELB,LoadBalancer} MetricName="RequestCount" shop', 'Sum', 60)`,
            id: "searched0",
            label: "requests",
        });
        for (const { lines } of graphs) {
            const ids = ((await resolved(lines)) as { id: string }[][]).map(([line]) => line?.id);
            assert.equal(new Set(ids).size, ids.length);
        }
    });
});
