import assert from "node:assert/strict";
import { subjectsOf } from "./subjects.ts";
import { alarm, alarmArn, checkpointOf, clusterProvider, inState, service, workload } from "./testdata/state.ts";

const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:x" };

describe("what a state says can be looked at", () => {
    it("are alarms, with the time that each has to see before it can fire", () => {
        const composite = inState("aws:cloudwatch/compositeAlarm:CompositeAlarm", "slo", {
            alarmName: "slo",
            arn: alarmArn("slo"),
        });
        const queries = [
            { id: "q", metric: { period: 300 } },
            { id: "e", expression: "q * 2", period: null },
        ];
        const math = alarm("errors", { period: null, evaluationPeriods: 3, metricQueries: queries });
        assert.deepEqual(subjectsOf(checkpointOf(alarm("cpu"), composite, math)).alarms, [
            { name: "cpu", arn: alarmArn("cpu"), windowSeconds: 300 },
            { name: "slo", arn: alarmArn("slo") },
            { name: "errors", arn: alarmArn("errors"), windowSeconds: 900 },
        ]);
    });

    it("are no alarms that are but a condition of another and tell nobody: the one over them is, and looks as far back", () => {
        const rule = `ALARM("fast-long") AND ALARM("fast-short") AND NOT OK(${alarmArn("gate")})`;
        const composite = inState("aws:cloudwatch/compositeAlarm:CompositeAlarm", "fast", {
            alarmName: "fast",
            arn: alarmArn("fast"),
            alarmRule: rule,
        });
        const { alarms } = subjectsOf(
            checkpointOf(
                alarm("fast-long", { period: 3600, evaluationPeriods: 1 }),
                alarm("fast-short", { period: 300, evaluationPeriods: 1 }),
                alarm("gate", { alarmActions: ["arn:topic"] }),
                alarm("cpu"),
                composite,
            ),
        );
        assert.deepEqual(
            alarms.map(({ name, windowSeconds }) => [name, windowSeconds]),
            [
                ["gate", 300],
                ["cpu", 300],
                ["fast", 3600],
            ],
        );
    });

    it("are services of ECS with the task definition that is wanted, or without where somebody else deploys them", () => {
        const wanted = "arn:aws:ecs:eu-west-1:111111111111:task-definition/shop:7";
        const { services } = subjectsOf(checkpointOf(service("web", wanted), service("blue-green", "")));
        assert.deepEqual(services, [
            {
                name: "web",
                arn: "arn:aws:ecs:eu-west-1:111111111111:service/shop/web",
                cluster: "arn:aws:ecs:eu-west-1:111111111111:cluster/shop",
                taskDefinition: wanted,
            },
            {
                name: "blue-green",
                arn: "arn:aws:ecs:eu-west-1:111111111111:service/shop/blue-green",
                cluster: "arn:aws:ecs:eu-west-1:111111111111:cluster/shop",
            },
        ]);
    });

    it("are workloads, with the kubeconfig of the provider that made them", () => {
        const kinds = ["Deployment", "StatefulSet", "Rollout"] as const;
        const state = checkpointOf(clusterProvider("{}"), ...kinds.map((kind) => workload(kind, "web")));
        assert.deepEqual(
            subjectsOf(state).workloads,
            kinds.map((kind) => ({ kind, name: "web", namespace: "shop", access: { kubeconfig: "{}" } })),
        );
    });

    it("take the context of the settings where the kubeconfig is secret, and nothing where there is none", () => {
        const state = checkpointOf(clusterProvider(secret), workload("DaemonSet", "logs"));
        const base = { kind: "DaemonSet", name: "logs", namespace: "shop" };
        assert.deepEqual(subjectsOf(state).workloads, [base]);
        assert.deepEqual(subjectsOf(state, "dev").workloads, [{ ...base, access: { context: "dev" } }]);
    });

    it("are not what was only read, what is on its way out, and what is no alarm", () => {
        const read = { ...alarm("read"), external: true };
        const old = { ...alarm("old"), delete: true };
        const topic = inState("aws:sns/topic:Topic", "topic", { arn: "arn:aws:sns:eu-west-1:111111111111:topic" });
        assert.deepEqual(subjectsOf(checkpointOf(read, old, topic)), { alarms: [], services: [], workloads: [] });
        assert.deepEqual(subjectsOf(undefined), { alarms: [], services: [], workloads: [] });
    });
});
