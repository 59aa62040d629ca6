import { camelCase } from "../names.ts";
import type { PlannedEnvironment, ServicePlan } from "../options.ts";

/** A first test of the layer in one environment: what runs where. It needs no cloud. */
export function layerTestSource(
    { name }: Pick<ServicePlan, "name">,
    { environment, cluster, database, cache }: PlannedEnvironment,
): string {
    const uses = { cluster, database, cache };
    return `import assert from "node:assert/strict";
import { runLayer } from "@plinth/core";
import { outputsBelow } from "@plinth/service/testing";
import { record } from "@plinth/testing";
import { ${camelCase(name)} } from "./layer.ts";

describe("the layer ${name}", () => {
    it("runs its image in a namespace of its own, and returns which", async () => {
        const made = await record(() => runLayer(${camelCase(name)}) as Promise<ReturnType<typeof ${camelCase(name)}.build>>, {
            project: "plinth-${name}",
            stack: "${environment}",
            stackOutputs: outputsBelow("${environment}", ${JSON.stringify(uses)}),
        });
        const deployments = made.all("kubernetes:apps/v1:Deployment").map(({ inputs }) => inputs);
        assert.ok(deployments.length > 0);
        for (const { spec } of deployments) {
            const [container] = (spec as { template: { spec: { containers: { image: string }[] } } }).template.spec.containers;
            assert.match(container?.image ?? "", /@sha256:[0-9a-f]{64}$/);
        }
        assert.equal(await made.known(made.result.namespace), "${name}");
    });
});
`;
}
