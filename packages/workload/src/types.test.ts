import type { Connections, WorkloadNamespaceArgs } from "./index.ts";
import type { ImageReference, Resources, RolloutStrategy, Scaling, Worker } from "./plan/index.ts";
import { database } from "./testdata/workloadArgs.ts";

const repository = "registry.example.com/orders";
const basics = { namespace: "orders", owner: "team-orders", networkPolicies: "vpc-cni" } as const;

describe("types of workloads", () => {
    it("take images by digest alone", () => {
        // @ts-expect-error a tag
        const tagged: ImageReference = { repository, tag: "1.2" };
        // @ts-expect-error a tag in the place of the digest
        const latest: ImageReference = { repository, digest: "latest" };
        void [tagged, latest];
    });

    it("leave the number of pods to the load or to the settings, not to both", () => {
        // @ts-expect-error either the load decides, or the settings
        const both: Scaling = { replicas: 3, min: 2 };
        // @ts-expect-error a target without a load to measure
        const target: Scaling = { replicas: 3, cpuPercent: 70 };
        void [both, target];
    });

    it("have steps and an analysis of releases by canary alone", () => {
        // @ts-expect-error a rolling release is judged by its probes
        const rolling: RolloutStrategy = { strategy: "rolling", steps: [{ weight: 20, minutes: 10 }] };
        // @ts-expect-error what is done with few requests has two answers
        const ignoring: RolloutStrategy = { strategy: "canary", analysis: { lowTraffic: "ignore" } };
        void [rolling, ignoring];
    });

    it("take amounts with their units", () => {
        // @ts-expect-error decimal units
        const decimal: Resources = { memory: "256M" };
        // @ts-expect-error a number without a unit
        const bare: Resources = { memory: "256" };
        // @ts-expect-error memory in the place of processor time
        const mixed: Resources = { cpu: "256Mi" };
        void [decimal, bare, mixed];
    });

    it("have workers say what they run", () => {
        // @ts-expect-error the image's own command is the web server's
        const idle: Worker = {};
        void idle;
    });

    it("sign in with IAM or with a secret, not with both and not with neither's half", () => {
        // @ts-expect-error a password without its secret
        const without: Connections = { database: { ...database, auth: "password" } };
        // @ts-expect-error a secret that nobody reads
        const idle: Connections = { database: { ...database, auth: "iam", secretArn: "arn" } };
        void [without, idle];
    });

    it("reach APIs of AWS through named endpoints, or the internet for a reason", () => {
        // @ts-expect-error no reason
        const open: Connections = { awsApis: { through: "internet" } };
        // @ts-expect-error no addresses
        const nowhere: Connections = { awsApis: { through: "endpoints" } };
        void [open, nowhere];
    });

    it("give a namespace a quota, or the workloads that it follows from", () => {
        // @ts-expect-error neither
        const none: WorkloadNamespaceArgs = basics;
        void none;
    });
});
