import assert from "node:assert/strict";
import { validateObject, VERSIONS } from "./schemas.ts";
import * as objects from "./valid.ts";

const CONTAINER = "spec.template.spec.containers.0";

/** One change to a whole object, and where it is refused. */
interface Broken {
    readonly title: string;
    readonly of: Readonly<Record<string, unknown>>;
    /** A path with dots, and the value that goes there; without one the field is taken away. */
    readonly at: string;
    readonly value?: unknown;
    readonly refusedAt: string;
    readonly rule: RegExp;
}

const BROKEN: readonly Broken[] = [
    {
        title: "a count that is a text",
        of: objects.deployment,
        at: "spec.replicas",
        value: "3",
        refusedAt: "/spec/replicas",
        rule: /^type/,
    },
    {
        title: "a field that is misspelt",
        of: objects.deployment,
        at: `${CONTAINER}.imagePulPolicy`,
        value: "Always",
        refusedAt: "/spec/template/spec/containers/0/imagePulPolicy",
        rule: /^unknown field$/,
    },
    {
        title: "a field one level too high",
        of: objects.deployment,
        at: "spec.template.containers",
        value: [],
        refusedAt: "/spec/template/containers",
        rule: /^unknown field$/,
    },
    {
        title: "a field of another kind",
        of: objects.service,
        at: "spec.replicas",
        value: 3,
        refusedAt: "/spec/replicas",
        rule: /^unknown field$/,
    },
    {
        title: "a deployment without a selector",
        of: objects.deployment,
        at: "spec.selector",
        refusedAt: "/spec",
        rule: /^required.*selector/,
    },
    {
        title: "a container without a name",
        of: objects.deployment,
        at: `${CONTAINER}.name`,
        refusedAt: "/spec/template/spec/containers/0",
        rule: /^required.*name/,
    },
    {
        title: "a container's port that is a name",
        of: objects.deployment,
        at: `${CONTAINER}.ports.0.containerPort`,
        value: "http",
        refusedAt: "/spec/template/spec/containers/0/ports/0/containerPort",
        rule: /^type/,
    },
    {
        title: "a label that is a number",
        of: objects.deployment,
        at: "metadata.labels.version",
        value: 2,
        refusedAt: "/metadata/labels/version",
        rule: /^type/,
    },
    {
        title: "a quantity that does not parse",
        of: objects.deployment,
        at: `${CONTAINER}.resources.requests.memory`,
        value: "256 MiB",
        refusedAt: "/spec/template/spec/containers/0/resources/requests/memory",
        rule: /^format/,
    },
    {
        title: "a list that is one text",
        of: objects.deployment,
        at: `${CONTAINER}.securityContext.capabilities.drop`,
        value: "ALL",
        refusedAt: "/spec/template/spec/containers/0/securityContext/capabilities/drop",
        rule: /^type/,
    },
    {
        title: "a service's port without its number",
        of: objects.service,
        at: "spec.ports.0.port",
        refusedAt: "/spec/ports/0",
        rule: /^required.*port/,
    },
    {
        title: "an autoscaler without a maximum",
        of: objects.autoscaler,
        at: "spec.maxReplicas",
        refusedAt: "/spec",
        rule: /^required.*maxReplicas/,
    },
    {
        title: "an autoscaler with the target of the version before",
        of: objects.autoscaler,
        at: "spec.metrics.0.resource.targetAverageUtilization",
        value: 70,
        refusedAt: "/spec/metrics/0/resource/targetAverageUtilization",
        rule: /^unknown field$/,
    },
    {
        title: "a disruption budget of an API that is gone",
        of: objects.disruptionBudget,
        at: "apiVersion",
        value: "policy/v1beta1",
        refusedAt: "",
        rule: /has no PodDisruptionBudget in policy\/v1beta1/,
    },
    {
        title: "a kind that does not exist",
        of: objects.service,
        at: "kind",
        value: "Servise",
        refusedAt: "",
        rule: /has no Servise in v1/,
    },
    {
        title: "a peer without its network",
        of: objects.networkPolicy,
        at: "spec.egress.0.to.0.ipBlock.cidr",
        refusedAt: "/spec/egress/0/to/0/ipBlock",
        rule: /^required.*cidr/,
    },
    {
        title: "an ingress with the backend of the version before",
        of: objects.ingress,
        at: "spec.rules.0.http.paths.0.backend.serviceName",
        value: "shop",
        refusedAt: "/spec/rules/0/http/paths/0/backend/serviceName",
        rule: /^unknown field$/,
    },
    {
        title: "an ingress path without its type",
        of: objects.ingress,
        at: "spec.rules.0.http.paths.0.pathType",
        refusedAt: "/spec/rules/0/http/paths/0",
        rule: /^required.*pathType/,
    },
    {
        title: "a limit of retries that is no number",
        of: objects.job,
        at: "spec.backoffLimit",
        value: true,
        refusedAt: "/spec/backoffLimit",
        rule: /^type/,
    },
    {
        title: "a monitor with an interval in words",
        of: objects.serviceMonitor,
        at: "spec.endpoints.0.interval",
        value: "30 seconds",
        refusedAt: "/spec/endpoints/0/interval",
        rule: /^pattern/,
    },
    {
        title: "a monitor with a scheme there is not",
        of: objects.serviceMonitor,
        at: "spec.endpoints.0.scheme",
        value: "ftp",
        refusedAt: "/spec/endpoints/0/scheme",
        rule: /^enum/,
    },
    {
        title: "a rule without an expression",
        of: objects.prometheusRule,
        at: "spec.groups.0.rules.0.expr",
        refusedAt: "/spec/groups/0/rules/0",
        rule: /^required.*expr/,
    },
    {
        title: "a secret store of another kind",
        of: objects.externalSecret,
        at: "spec.secretStoreRef.kind",
        value: "Vault",
        refusedAt: "/spec/secretStoreRef/kind",
        rule: /^enum/,
    },
    {
        title: "a misspelt field of a custom resource",
        of: objects.externalSecret,
        at: "spec.data.0.remoteRef.propery",
        value: "x",
        refusedAt: "/spec/data/0/remoteRef/propery",
        rule: /^unknown field$/,
    },
    {
        title: "a misspelt field of the object's metadata",
        of: objects.job,
        at: "metadata.label",
        value: {},
        refusedAt: "/metadata/label",
        rule: /^unknown field$/,
    },
];

function changed({ of, at, ...change }: Broken): Record<string, unknown> {
    const copy = structuredClone(of) as Record<string, unknown>;
    const path = at.split(".");
    const last = path.pop() ?? "";
    const parent = path.reduce((value, key) => value[key] as Record<string, unknown>, copy);
    if ("value" in change) parent[last] = change.value;
    else Reflect.deleteProperty(parent, last);
    return copy;
}

for (const version of VERSIONS) {
    describe(`the schemas of Kubernetes ${version}`, () => {
        for (const object of objects.valid) {
            it(`take a whole ${String(object["kind"])}`, async () => {
                assert.deepEqual(await validateObject(object, version), []);
            });
        }

        for (const row of BROKEN) {
            it(`refuses ${row.title}`, async () => {
                const problems = await validateObject(changed(row), version);
                assert.deepEqual([...new Set(problems.map(({ pointer }) => pointer))], [row.refusedAt]);
                assert.ok(
                    problems.some(({ rule }) => row.rule.test(rule)),
                    JSON.stringify(problems),
                );
            });
        }
    });
}

describe("the schemas of two versions of Kubernetes", () => {
    it("differ where Kubernetes does: a field that came after 1.33 is unknown there", async () => {
        const pod = {
            apiVersion: "v1",
            kind: "Pod",
            metadata: { name: "shop" },
            spec: { hostnameOverride: "shop", containers: [{ name: "shop", image: "shop:1" }] },
        };
        assert.deepEqual(await validateObject(pod, "1.33"), [
            { pointer: "/spec/hostnameOverride", rule: "unknown field" },
        ]);
        assert.deepEqual(await validateObject(pod, "1.36"), []);
    });
});
