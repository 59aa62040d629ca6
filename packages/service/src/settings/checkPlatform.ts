import type { Violation } from "@plinth/core/settings";
import type { ServiceSettings } from "./serviceSchema.ts";

/** What a service's rules read of the platform layer's settings. */
export interface PlatformInUse {
    readonly clusters: Readonly<Record<string, AddOnsInUse>>;
}

interface AddOnsInUse {
    readonly monitoring?: object | undefined;
    readonly loadBalancing?: object | undefined;
    readonly externalSecrets?: object | undefined;
    readonly rollouts?: object | undefined;
    readonly telemetry?: { readonly serviceLevels?: object | undefined } | undefined;
}

/** The add-ons that a service relies on: without them its objects are refused, or nobody acts on them. */
export function checkPlatform(own: ServiceSettings, platform: PlatformInUse | undefined): Violation[] {
    if (platform === undefined) return [];
    const addOns = platform.clusters[own.cluster];
    if (addOns === undefined) {
        const rule = "must have add-ons: platform.yaml says nothing of it";
        const fix = `add ${own.cluster} to clusters in platform.yaml, or choose one that is there`;
        return [{ path: ["cluster"], rule, value: own.cluster, fix }];
    }
    const needs = needsOf(own).filter(({ isThere }) => !isThere(addOns));
    return needs.map(({ path, addOn, why, value, fix }) => ({
        path,
        rule: `needs ${addOn} of ${own.cluster} in platform.yaml: ${why}`,
        ...(value === undefined ? {} : { value }),
        fix: `add ${addOn} there, or ${fix}`,
    }));
}

interface Need {
    readonly path: string[];
    readonly addOn: string;
    readonly why: string;
    readonly value?: unknown;
    readonly fix: string;
    readonly isThere: (addOns: AddOnsInUse) => boolean;
}

function needsOf({ cluster, ingress, secrets, database, cache, telemetry, slo, rollout }: ServiceSettings): Need[] {
    const hasMonitoring = ({ monitoring }: AddOnsInUse) => monitoring !== undefined;
    const hasSecrets = ({ externalSecrets }: AddOnsInUse) => externalSecrets !== undefined;
    const why = "nothing else makes files of secrets";
    const secretFiles: Need[] = [
        ...Object.keys(secrets).map((file) => ({ path: ["secrets", file], fix: "remove it" })),
        ...(database?.auth === "password" ? [{ path: ["database", "auth"], fix: "set auth: iam" }] : []),
        ...(cache?.auth === "password" ? [{ path: ["cache", "auth"], fix: "set auth: iam" }] : []),
    ].map((need) => ({ ...need, addOn: "externalSecrets", why, isThere: hasSecrets }));
    return [
        {
            path: ["cluster"],
            addOn: "monitoring",
            why: "the cluster knows no ServiceMonitor without it",
            value: cluster,
            fix: "choose another cluster",
            isThere: hasMonitoring,
        },
        ...(ingress === undefined
            ? []
            : [
                  {
                      path: ["ingress"],
                      addOn: "loadBalancing",
                      why: "nobody makes a load balancer for it",
                      fix: "remove it",
                      isThere: ({ loadBalancing }: AddOnsInUse) => loadBalancing !== undefined,
                  },
              ]),
        ...secretFiles,
        ...(telemetry
            ? [
                  {
                      path: ["telemetry"],
                      addOn: "telemetry",
                      why: "nothing takes its traces",
                      value: telemetry,
                      fix: "set telemetry: false",
                      isThere: ({ telemetry: there }: AddOnsInUse) => there !== undefined,
                  },
              ]
            : []),
        ...(rollout?.strategy !== "canary"
            ? []
            : [
                  {
                      path: ["rollout", "strategy"],
                      addOn: "rollouts",
                      why: "nobody acts on a Rollout",
                      value: rollout.strategy,
                      fix: "set strategy: rolling",
                      isThere: ({ rollouts }: AddOnsInUse) => rollouts !== undefined,
                  },
              ]),
        ...(slo === "off"
            ? []
            : [
                  {
                      path: ["slo"],
                      addOn: "telemetry.serviceLevels",
                      why: "its alarms in CloudWatch would never have data",
                      fix: "set slo: off",
                      isThere: ({ telemetry: there }: AddOnsInUse) => there?.serviceLevels !== undefined,
                  },
              ]),
    ];
}
