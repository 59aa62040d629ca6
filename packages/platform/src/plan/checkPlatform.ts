import { type Check, runChecks, type Violation } from "@plinth/core/settings";
import { checkRetention } from "@plinth/logs";
import type { PlatformShape } from "./shape.ts";

const ZONE = /^Z[A-Z0-9]{1,31}$/;
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Secrets Manager API Reference, CreateSecret, Name: letters, digits and /_+=.@- */
const SECRET = /^[A-Za-z0-9/_+=.@-]{1,500}$/;
const KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[a-zA-Z0-9-]+$/;

/** What is refused of a platform's add-ons, whoever asks: settings and arguments alike. */
export const platformChecks: readonly Check<PlatformShape>[] = [
    { reads: ["timeoutSeconds"], check: ({ timeoutSeconds }) => range(["timeoutSeconds"], timeoutSeconds, 60, 3600) },
    { reads: ["loadBalancing", "autoMode"], check: checkLoadBalancing },
    { reads: ["externalSecrets"], check: checkExternalSecrets },
    { reads: ["externalDns"], check: checkExternalDns },
    { reads: ["monitoring"], check: checkMonitoring },
    { reads: ["logs"], check: checkLogs },
    { reads: ["telemetry"], check: checkTelemetry },
    { reads: ["monitoring", "externalSecrets"], check: checkSecretsOfMonitoring },
    { reads: ["monitoring", "telemetry"], check: checkPushedMetrics },
    { reads: ["monitoring", "rollouts"], check: checkRolloutsAreJudged },
    { reads: ["monitoring", "logs"], check: checkLogsAreRead },
];

export function checkPlatform(shape: PlatformShape): Violation[] {
    return runChecks(platformChecks, shape);
}

function range(path: Violation["path"], value: number | undefined, least: number, most: number): Violation[] {
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return [];
    const fix = "choose one of them, or leave it to the default";
    return [{ path, rule: `must be a whole number from ${least} to ${most}`, value, fix }];
}

function checkExternalSecrets({ externalSecrets }: PlatformShape): Violation[] {
    const { prefixes = [], keyArns = [] } = externalSecrets ?? {};
    return [
        ...prefixes.flatMap((prefix, index) =>
            SECRET.test(prefix) && prefix.endsWith("/") && prefix !== "/"
                ? []
                : [
                      {
                          path: ["externalSecrets", "prefixes", index],
                          rule: "must be the beginning of secrets' names that ends with a slash, or others' would begin alike",
                          value: prefix,
                          fix: "write it as plinth/dev/",
                      },
                  ],
        ),
        ...checkKeys(["externalSecrets", "keyArns"], keyArns),
    ];
}

function checkKeys(path: Violation["path"], arns: readonly string[]): Violation[] {
    return arns.flatMap((value, index) =>
        KEY_ARN.test(value)
            ? []
            : [
                  {
                      path: [...path, index],
                      rule: "must be the ARN of a key",
                      value,
                      fix: "write arn:aws:kms:<region>:<account>:key/<id>",
                  },
              ],
    );
}

function checkExternalDns({ externalDns }: PlatformShape): Violation[] {
    if (externalDns === undefined) return [];
    const zones = Object.entries(externalDns.zones);
    if (zones.length === 0) {
        const fix = "add its domain and id, or remove externalDns";
        return [{ path: ["externalDns", "zones"], rule: "must name a zone", value: externalDns.zones, fix }];
    }
    return zones.flatMap(([domain, zone]) => [
        ...(DOMAIN.test(domain)
            ? []
            : [
                  {
                      path: ["externalDns", "zones", domain],
                      rule: "must stand under a domain",
                      value: domain,
                      fix: "write it as dev.example.com",
                  },
              ]),
        ...(ZONE.test(zone)
            ? []
            : [
                  {
                      path: ["externalDns", "zones", domain],
                      rule: "must be the id of a hosted zone",
                      value: zone,
                      fix: "take it from aws route53 list-hosted-zones: Z and letters and digits",
                  },
              ]),
    ]);
}

function checkMonitoring({ monitoring }: PlatformShape): Violation[] {
    if (monitoring === undefined) return [];
    const { retentionDays, storageGiB, topicKeyArns = [] } = monitoring;
    return [
        ...range(["monitoring", "retentionDays"], retentionDays, 1, 90),
        ...range(["monitoring", "storageGiB"], storageGiB, 5, 1000),
        ...checkKeys(["monitoring", "topicKeyArns"], topicKeyArns),
    ];
}

function checkLogs({ logs }: PlatformShape): Violation[] {
    return [
        ...range(["logs", "retentionDays"], logs?.retentionDays, 1, 3653),
        ...range(["logs", "storageGiB"], logs?.storageGiB, 1, 1000),
    ];
}

function checkTelemetry({ telemetry }: PlatformShape): Violation[] {
    return checkRetention("logRetentionDays", telemetry?.serviceLevels?.logRetentionDays).map((violation) => ({
        ...violation,
        path: ["telemetry", "serviceLevels", ...violation.path],
    }));
}

/** Secrets come into the cluster through the operator alone. */
function checkSecretsOfMonitoring({ monitoring, externalSecrets }: PlatformShape): Violation[] {
    const secrets = [
        [["monitoring", "webhook", "secret"], monitoring?.webhook?.secret],
        [["monitoring", "grafana", "adminSecret"], monitoring?.grafana?.adminSecret],
    ] as const;
    return secrets.flatMap(([path, value]) => {
        if (value === undefined) return [];
        const named = SECRET.test(value)
            ? []
            : [{ path, rule: "must be a secret's name in Secrets Manager", value, fix: "write the name, not the ARN" }];
        if (externalSecrets !== undefined) return named;
        const rule = "needs External Secrets, which brings it into the cluster";
        return [...named, { path, rule, value, fix: "add externalSecrets: {}, or remove it" }];
    });
}

function checkPushedMetrics({ monitoring, telemetry }: PlatformShape): Violation[] {
    if (telemetry?.metrics !== "prometheus" || monitoring !== undefined) return [];
    return [
        {
            path: ["telemetry", "metrics"],
            rule: "needs monitoring, whose Prometheus they are written to",
            value: telemetry.metrics,
            fix: "add monitoring: {}, or write none",
        },
    ];
}

/** Logs that nobody can look at cost as much as others. */
function checkLogsAreRead({ monitoring, logs }: PlatformShape): Violation[] {
    if (logs === undefined || monitoring?.grafana !== undefined) return [];
    return [
        {
            path: ["logs"],
            rule: "needs Grafana, by which logs are read",
            value: logs,
            fix: "add grafana: {} to monitoring, or remove logs",
        },
    ];
}

/** Auto Mode brings a controller, which a second one would fight over every ingress; other clusters have none to rely on. */
function checkLoadBalancing({ loadBalancing: chosen, autoMode = false }: PlatformShape): Violation[] {
    if (chosen === undefined || (chosen.by === "autoMode") === autoMode) return [];
    return [
        {
            path: ["loadBalancing", "by"],
            rule: autoMode
                ? "must be autoMode: the cluster brings a load balancer controller, and a second one would fight over every ingress"
                : "must be controller: the cluster does not run in Auto Mode, so it brings none",
            value: chosen.by,
            fix: `write ${autoMode ? "autoMode" : "controller"}`,
        },
    ];
}

function checkRolloutsAreJudged({ monitoring, rollouts }: PlatformShape): Violation[] {
    if (rollouts === undefined || monitoring !== undefined) return [];
    const rule = "needs monitoring, whose Prometheus releases are judged by";
    return [{ path: ["rollouts"], rule, value: rollouts, fix: "add monitoring: {}, or remove it" }];
}
