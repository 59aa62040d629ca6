import { suggestion, type Violation } from "@plinth/core/settings";
import type { Check } from "@plinth/core/settings";
import { endpointService, INTERFACE_SERVICES } from "./endpointServices.ts";
import { DEFAULTS, type EndpointsShape, GATEWAY_SERVICES } from "./shape.ts";

function once(path: readonly (string | number)[], value: string): Violation {
    return { path, rule: "must stand in the list once", value, fix: `remove one ${value}` };
}

function checkGateway({ gateway = [] }: EndpointsShape): Violation[] {
    const known: readonly string[] = GATEWAY_SERVICES;
    return gateway.flatMap((service, index) => {
        const path = ["gateway", index];
        if (!known.includes(service)) {
            const rule = `must be a service with a gateway endpoint: ${known.join(" or ")}`;
            return [{ path, rule, value: service, fix: "remove it, or write it under endpoints.interface" }];
        }
        return gateway.indexOf(service) === index ? [] : [once(path, service)];
    });
}

function checkInterface({ interface: entries = [] }: EndpointsShape): Violation[] {
    const keys = entries.map((entry) => endpointService(entry)?.key);
    return entries.flatMap((entry, index): Violation[] => {
        const path = ["interface", index];
        const key = keys[index];
        if (key !== undefined) return keys.indexOf(key) === index ? [] : [once(path, entry)];
        if (GATEWAY_SERVICES.some((service) => service === entry)) {
            const fix = `remove it: endpoints.gateway has ${entry} by default; for networks that are connected to the VPC, write its full name`;
            return [{ path, rule: "is reached by a gateway endpoint here, which costs nothing", value: entry, fix }];
        }
        return [
            {
                path,
                rule: "must be a service with an interface endpoint, or a full name (com.amazonaws.eu-west-1.ecr.api)",
                value: entry,
                fix: suggestion(entry, INTERFACE_SERVICES),
            },
        ];
    });
}

function checkOrganization({ organizationId }: EndpointsShape): Violation[] {
    if (organizationId === undefined || /^o-[a-z0-9]{10,32}$/.test(organizationId)) return [];
    return [
        {
            path: ["organizationId"],
            rule: "must be the id of an AWS organisation such as o-a1b2c3d4e5",
            value: organizationId,
            fix: "copy it from aws organizations describe-organization",
        },
    ];
}

function checkBuckets({ readableBuckets = [], gateway = DEFAULTS.gateway }: EndpointsShape): Violation[] {
    const useless: Violation[] =
        readableBuckets.length === 0 || gateway.includes("s3")
            ? []
            : [
                  {
                      path: ["readableBuckets"],
                      rule: "has no effect without the s3 gateway endpoint",
                      value: readableBuckets,
                      fix: "remove it, or add s3 to endpoints.gateway",
                  },
              ];
    // A pattern without three fixed characters in front would open the endpoint to buckets of anybody.
    const wrong = readableBuckets.flatMap((bucket, index): Violation[] =>
        /^[a-z0-9][a-z0-9.-]{2}[a-z0-9.*-]{0,60}$/.test(bucket)
            ? []
            : [
                  {
                      path: ["readableBuckets", index],
                      rule: "must be a bucket's name (lower-case letters, digits, dots, hyphens), with * after the third character at the earliest",
                      value: bucket,
                      fix: "write the bucket's name without s3:// and without a path",
                  },
              ],
    );
    return [...useless, ...wrong];
}

/** Everything that can be wrong with endpoints by themselves; paths are relative to them. */
export const endpointChecks: readonly Check<EndpointsShape>[] = [
    { reads: ["gateway"], check: checkGateway },
    { reads: ["interface"], check: checkInterface },
    { reads: ["organizationId"], check: checkOrganization },
    { reads: ["readableBuckets", "gateway"], check: checkBuckets },
];
