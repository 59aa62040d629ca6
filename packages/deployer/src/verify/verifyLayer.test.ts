import assert from "node:assert/strict";
import type { AlarmState, ServiceState, WorkloadState } from "./ports.ts";
import { summed } from "./result.ts";
import { Looking } from "./testdata/looking.ts";
import { alarm, alarmArn, clusterProvider, service, workload } from "./testdata/state.ts";

const wanted = "arn:aws:ecs:eu-west-1:111111111111:task-definition/shop:7";
const running: ServiceState = {
    taskDefinition: wanted,
    rollout: "COMPLETED",
    health: { desired: 2, available: 2 },
    otherDeployments: 0,
    utilization: { cpu: 0.4 },
};
const rolledOut: WorkloadState = { generation: 3, observedGeneration: 3, desired: 2, updated: 2, available: 2 };

describe("looking at what was deployed", () => {
    let looking: Looking;

    beforeEach(() => {
        looking = new Looking();
    });

    const state = (name: string, value: AlarmState["state"], at?: string): AlarmState => ({
        arn: alarmArn(name),
        state: value,
        ...(at === undefined ? {} : { since: at }),
    });

    describe("alarms", () => {
        it("pass where none is in ALARM; one without data is not firing", async () => {
            looking.probes.alarmStates = [[state("cpu", "OK"), state("new", "INSUFFICIENT_DATA")]];
            assert.deepEqual(await looking.at([alarm("cpu"), alarm("new")]), [
                { check: "alarms", subject: "2 alarms", seconds: 0, outcome: "passed" },
            ]);
        });

        it("fail when one stays in ALARM for the whole wait, and are looked at every ten seconds until then", async () => {
            looking.probes.alarmStates = [[state("cpu", "ALARM", "2026-11-23T10:04:00Z")]];
            const [check] = await looking.at([alarm("cpu")], { waitSeconds: 25 });
            assert.ok(check?.outcome === "failed");
            assert.deepEqual(check.problems, ["cpu is in ALARM since 2026-11-23T10:04:00Z"]);
            assert.equal(check.fromBefore, false);
            assert.deepEqual(looking.waits, [10_000, 10_000, 5_000]);
        });

        it("pass as soon as it is quiet again", async () => {
            looking.probes.alarmStates = [[state("cpu", "ALARM", "2026-11-23T10:04:00Z")], [state("cpu", "OK")]];
            const [check] = await looking.at([alarm("cpu")]);
            assert.deepEqual([check?.outcome, check?.seconds], ["passed", 10]);
        });

        it("say of one that was in ALARM before the deployment that the deployment is not to blame", async () => {
            looking.probes.alarmStates = [[state("cpu", "ALARM", "2026-11-23T09:59:59Z")]];
            const checks = await looking.at([alarm("cpu")]);
            const { outcome, blamed, problems } = summed(checks, []);
            assert.deepEqual([outcome, blamed], ["failed", false]);
            assert.match(problems[0] ?? "", /^alarms, 1 alarm: cpu is in ALARM since .*, from before this deployment$/);
            looking.probes.alarmStates = [
                [state("cpu", "ALARM", "2026-11-23T09:59:59Z"), state("new", "ALARM", "2026-11-23T10:01:00Z")],
            ];
            assert.equal(summed(await looking.at([alarm("cpu"), alarm("new")]), []).blamed, true);
        });

        it("fail where one of the state is not in CloudWatch", async () => {
            const [check] = await looking.at([alarm("cpu")]);
            assert.ok(check?.outcome === "failed");
            assert.match(check.problems[0] ?? "", /^cpu is in the state and not in CloudWatch/);
        });

        it("are not looked at while somebody ignores them, and are again afterwards", async () => {
            const ignored = { name: "cpu", reason: "a known leak" };
            assert.deepEqual(
                await looking.at([alarm("cpu")], { ignoreAlarms: [{ ...ignored, until: "2026-11-23" }] }),
                [],
            );
            looking.probes.alarmStates = [[state("cpu", "OK")]];
            const [check] = await looking.at([alarm("cpu")], { ignoreAlarms: [{ ...ignored, until: "2026-11-22" }] });
            assert.equal(check?.outcome, "passed");
        });
    });

    describe("services of ECS", () => {
        it("pass with the task definition that is wanted and all tasks running, and tell how they are", async () => {
            looking.probes.serviceStates = { web: [running] };
            assert.deepEqual(await looking.at([service("web", wanted)]), [
                {
                    check: "services",
                    subject: "web",
                    seconds: 0,
                    outcome: "passed",
                    health: { desired: 2, available: 2 },
                    utilization: { cpu: 0.4 },
                },
            ]);
        });

        for (const [what, changes, problem] of [
            [
                "another task definition: the circuit breaker went back",
                { taskDefinition: wanted.replace(/7$/, "6"), rollout: "COMPLETED" },
                "it runs shop:6, and shop:7 is wanted",
            ],
            [
                "a rollout that failed",
                { rollout: "FAILED", rolloutReason: "tasks failed to start" },
                "its rollout is FAILED: tasks failed to start",
            ],
            ["too few tasks", { health: { desired: 2, available: 1 } }, "1 of 2 tasks run"],
            ["tasks of older deployments", { otherDeployments: 1 }, "1 older deployments still have tasks"],
        ] as const) {
            it(`fail with ${what}`, async () => {
                looking.probes.serviceStates = { web: [{ ...running, ...changes }] };
                const [check] = await looking.at([service("web", wanted)]);
                assert.ok(check?.outcome === "failed");
                assert.deepEqual(check.problems, [problem]);
            });
        }

        it("are not checked where something else decides what runs", async () => {
            assert.equal((await looking.at([service("web", "")]))[0]?.outcome, "notChecked");
            assert.deepEqual(looking.probes.asked, []);
        });

        it("are waited for while old tasks are replaced", async () => {
            looking.probes.serviceStates = {
                web: [{ ...running, rollout: "IN_PROGRESS", otherDeployments: 1 }, running],
            };
            const [check] = await looking.at([service("web", wanted)]);
            assert.deepEqual([check?.outcome, looking.waits], ["passed", [10_000]]);
        });

        it("pass with any revision where the state names a family alone", async () => {
            looking.probes.serviceStates = { web: [running] };
            assert.equal((await looking.at([service("web", "shop")]))[0]?.outcome, "passed");
            assert.equal((await looking.at([service("web", "other")], { waitSeconds: 0 }))[0]?.outcome, "failed");
        });
    });

    describe("workloads of Kubernetes", () => {
        const cluster = clusterProvider("{}");

        it("pass when the controller has seen the newest generation and all its pods are available", async () => {
            looking.probes.workloadStates = { web: [rolledOut] };
            const [check] = await looking.at([cluster, workload("Deployment", "web")]);
            assert.deepEqual(
                [check?.outcome, check?.subject, check?.health],
                ["passed", "Deployment shop/web", { desired: 2, available: 2 }],
            );
        });

        it("fail with everything that is wrong", async () => {
            const broken = {
                generation: 4,
                updated: 1,
                available: 0,
                stalled: "Progressing: ProgressDeadlineExceeded",
            };
            looking.probes.workloadStates = { web: [{ ...rolledOut, ...broken }] };
            const [check] = await looking.at([cluster, workload("Deployment", "web")]);
            assert.ok(check?.outcome === "failed");
            assert.deepEqual(check.problems, [
                "its controller has seen generation 3 of 4",
                "1 of 2 pods are of the newest revision",
                "0 of 2 pods are available",
                "Progressing: ProgressDeadlineExceeded",
            ]);
        });

        it("fail where there is none any more", async () => {
            const [check] = await looking.at([cluster, workload("StatefulSet", "db")], { waitSeconds: 0 });
            assert.ok(check?.outcome === "failed");
            assert.deepEqual(check.problems, ["there is no such StatefulSet"]);
        });

        it("are not checked where nobody knows how to reach the cluster, and say what would help", async () => {
            const [check] = await looking.at([workload("Deployment", "web")]);
            assert.ok(check?.outcome === "notChecked");
            assert.match(check.missing, /delivery\.verify\.kubernetesContext/);
            assert.deepEqual(looking.probes.asked, []);
        });
    });

    it("is never taken for passed where a probe cannot look, and fails where the settings require it", async () => {
        const missing = "the AWS CLI is not on PATH";
        looking.probes.alarmStates = [{ missing }];
        const checks = await looking.at([alarm("cpu")]);
        assert.deepEqual(checks, [{ check: "alarms", subject: "1 alarm", seconds: 0, outcome: "notChecked", missing }]);
        assert.deepEqual(looking.waits, []);
        assert.equal(summed(checks, ["rollouts"]).outcome, "passed");
        const required = summed(checks, ["alarms"]);
        assert.deepEqual([required.outcome, required.blamed], ["failed", false]);
        assert.deepEqual(required.problems, [`alarms, 1 alarm: required, and not checked: ${missing}`]);
    });

    it("says of a probe that breaks that it has not looked", async () => {
        looking.probes.serviceStates = { web: [running] };
        looking.probes.services.state = async () => {
            throw new Error("spawn EAGAIN");
        };
        const [check] = await looking.at([service("web", wanted)]);
        assert.ok(check?.outcome === "notChecked");
        assert.equal(check.missing, "spawn EAGAIN");
    });

    it("leaves out what the settings turn off, and looks at nothing in a stack that has nothing", async () => {
        const resources = [alarm("cpu"), service("web", wanted), clusterProvider("{}"), workload("Deployment", "web")];
        assert.deepEqual(await looking.at(resources, { alarms: false, services: false, rollouts: false }), []);
        assert.deepEqual(await looking.at([]), []);
        assert.deepEqual(looking.probes.asked, []);
    });
});
