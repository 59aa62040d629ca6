import assert from "node:assert/strict";
import fc from "fast-check";
import { formatPath } from "@plinth/core/settings";
import { checkWorkload } from "./checkWorkload.ts";
import { planIngress } from "./ingress.ts";
import { planScaling } from "./scaling.ts";
import type { Process, WorkloadShape } from "./shape.ts";
import { planShutdown } from "./shutdown.ts";

const digest = `sha256:${"ab".repeat(32)}` as const;
const least: WorkloadShape = { image: { repository: "registry.example.com/orders", digest } };
const ingress = { host: "orders.example.com", certificateArn: "arn:aws:acm:eu-west-1:222222222222:certificate/0123" };

function refused(changes: Record<string, unknown>): string[] {
    return checkWorkload({ ...least, ...changes } as WorkloadShape).map(
        ({ path, rule }) => `${formatPath(path)} ${rule}`,
    );
}

function refusedWeb(web: Record<string, unknown>): string[] {
    return refused({ web }).map((line) => line.replace(/^web\./, ""));
}

describe("the shape of a workload", () => {
    it("needs an image alone", () => {
        assert.deepEqual(checkWorkload(least), []);
    });

    for (const [what, image] of [
        ["a tag", { repository: "registry.example.com/orders:1.2", digest }],
        ["latest", { repository: "registry.example.com/orders:latest", digest }],
        ["an image without a registry", { repository: "orders", digest }],
        ["a path without a registry", { repository: "acme/orders", digest }],
        ["a digest in the place of the repository", { repository: `registry.example.com/orders@${digest}`, digest }],
        ["a tag in the place of the digest", { repository: "registry.example.com/orders", digest: "1.2" }],
        ["half a digest", { repository: "registry.example.com/orders", digest: "sha256:ab" }],
    ] as const) {
        it(`refuses ${what}`, () => {
            assert.equal(refused({ image }).length, 1);
        });
    }

    it("refuses all that is wrong at once, each with its place", () => {
        const found = refused({
            image: { repository: "orders", digest: "latest" },
            web: { resources: { cpu: "lots", memory: "1MB" }, scaling: { min: 5, max: 2 }, startupSeconds: 1 },
            workers: { mail: { args: [], scaling: { replicas: 0 } } },
            migration: { args: [], deadlineSeconds: 1, retries: 99, keepSeconds: 1 },
            ingress: { ...ingress, host: "orders" },
            variables: { "log-level": "info", DATABASE_HOST: "x", PORT: "1" },
            flags: { "Free shipping": true },
            spread: "everywhere",
        });
        assert.deepEqual(
            found.map((line) => line.split(" ")[0]),
            [
                "image.repository",
                "image.digest",
                "web.resources.cpu",
                "web.resources.memory",
                "web.scaling.max",
                "web.startupSeconds",
                "workers.mail.args",
                "workers.mail.scaling.replicas",
                "migration.args",
                "migration.deadlineSeconds",
                "migration.retries",
                "migration.keepSeconds",
                "ingress.host",
                "variables.log-level",
                "variables.DATABASE_HOST",
                "variables.PORT",
                'flags["Free',
                "spread",
            ],
        );
    });
});

describe("how many pods there are", () => {
    it("is left to the load, from three to twenty, unless it is said", () => {
        assert.deepEqual(planScaling(), {
            by: "load",
            least: 3,
            most: 20,
            cpuPercent: 70,
            memoryPercent: 80,
            disruptionBudget: true,
        });
        assert.deepEqual(planScaling({ replicas: 2 }), {
            by: "settings",
            replicas: 2,
            least: 2,
            most: 2,
            disruptionBudget: true,
        });
    });

    it("refuses a disruption budget of one pod, and takes one without", () => {
        for (const scaling of [{ replicas: 1 }, { min: 1, max: 3 }]) {
            assert.deepEqual(refusedWeb({ scaling }), [
                "scaling.disruptionBudget must be false with one pod: a budget of one pod away allows none to stay",
            ]);
            assert.deepEqual(refusedWeb({ scaling: { ...scaling, disruptionBudget: false } }), []);
        }
    });

    it("leaves a pod at least wherever a disruption budget takes one", () => {
        const count = fc.integer({ min: 1, max: 30 });
        fc.assert(
            fc.property(count, count, fc.boolean(), (min, max, disruptionBudget) => {
                const scaling = { min, max, disruptionBudget };
                const planned = planScaling(scaling);
                const taken = refusedWeb({ scaling }).length === 0;
                assert.equal(taken, max >= min && (!disruptionBudget || min > 1));
                if (taken && planned.disruptionBudget) assert.ok(planned.least - 1 >= 1);
            }),
        );
    });

    it("refuses numbers beside the load's", () => {
        assert.deepEqual(
            refusedWeb({ scaling: { replicas: 3, min: 2, cpuPercent: 50 } }).map((line) => line.split(" ")[0]),
            ["scaling.min", "scaling.cpuPercent"],
        );
    });

    for (const percent of [0, 101, 1.5]) {
        it(`refuses a target of ${percent} percent`, () => {
            assert.equal(refusedWeb({ scaling: { cpuPercent: percent } }).length, 1);
        });
    }
});

describe("what pods are given", () => {
    for (const [what, resources] of [
        ["a limit below the request", { cpu: "500m", cpuLimit: "250m" }],
        ["a limit below the default request", { cpuLimit: "100m" }],
        ["decimal units", { memory: "256M" }],
        ["too little memory", { memory: "16Mi" }],
        ["none", { cpu: "0" }],
    ] as const) {
        it(`refuses ${what}`, () => {
            assert.equal(refusedWeb({ resources }).length, 1);
        });
    }
});

describe("how pods end", () => {
    const seconds = fc.integer({ min: 1, max: 1000 });

    it("leaves time for what it is told to do first", () => {
        fc.assert(
            fc.property(seconds, seconds, (preStopSeconds, drainSeconds) => {
                const { graceSeconds } = planShutdown({ preStopSeconds, drainSeconds });
                assert.equal(graceSeconds, preStopSeconds + 3 + drainSeconds + 10);
                assert.deepEqual(refusedWeb({ shutdown: { preStopSeconds, drainSeconds } }), []);
            }),
        );
    });

    it("refuses a grace that ends before requests do", () => {
        fc.assert(
            fc.property(seconds, seconds, seconds, (preStopSeconds, drainSeconds, graceSeconds) => {
                const shutdown = { preStopSeconds, drainSeconds, graceSeconds };
                const life = preStopSeconds + 3 + drainSeconds;
                assert.equal(refusedWeb({ shutdown }).length, graceSeconds > life ? 0 : 1);
            }),
        );
    });

    it("goes on for a minute behind a load balancer, and refuses a grace that ends before", () => {
        const { preStopSeconds, drainSeconds, graceSeconds } = planShutdown({}, "load-balancer");
        assert.deepEqual([preStopSeconds, drainSeconds, graceSeconds], [60, 20, 93]);
        const web = { shutdown: { graceSeconds: 83 } };
        assert.deepEqual(refused({ web }), []);
        assert.match(refused({ web, ingress }).join(), /^web\.shutdown\.graceSeconds must be more than 83:/);
    });

    it("takes as long for load balancers, and refuses a delay that is shorter than requests or longer than the pod", () => {
        const web: Process = { shutdown: { preStopSeconds: 10, drainSeconds: 30 } };
        assert.equal(planIngress(ingress, web).deregistrationSeconds, 43);
        for (const [deregistrationSeconds, problems] of [
            [29, 1],
            [30, 0],
            [43, 0],
            [44, 1],
        ] as const) {
            assert.equal(refused({ web, ingress: { ...ingress, deregistrationSeconds } }).length, problems);
        }
    });
});

describe("an ingress", () => {
    for (const [what, change] of [
        ["a host of one word", { host: "orders" }],
        ["a certificate of IAM", { certificateArn: "arn:aws:iam::222222222222:server-certificate/x" }],
        ["a scheme it does not know", { scheme: "public" }],
        ["a policy with TLS 1.0", { sslPolicy: "ELBSecurityPolicy-2016-08" }],
        ["a policy with TLS 1.1", { sslPolicy: "ELBSecurityPolicy-TLS13-1-1-2021-06" }],
        ["a path without a slash", { healthCheckPath: "ready" }],
        ["a block that is none", { allowedCidrs: ["10.0.0.0/40"] }],
        ["a web ACL of CloudFront", { webAclArn: "arn:aws:wafv2:us-east-1:222222222222:global/webacl/a/b" }],
    ] as const) {
        it(`refuses ${what}`, () => {
            assert.equal(refused({ ingress: { ...ingress, ...change } }).length, 1);
        });
    }
});
