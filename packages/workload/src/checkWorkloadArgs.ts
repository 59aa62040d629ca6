import { parseCidr } from "@plinth/core/addresses";
import type { Problem } from "@plinth/core/errors";
import { checkLogicalName, longestLogicalName } from "@plinth/core/naming";
import { checkPlace } from "@plinth/core/place";
import { type Path, toProblems, type Violation } from "@plinth/core/settings";
import { checkServiceLevel } from "@plinth/slo/analysis";
import { checkOwner } from "./namespace/checkNamespaceArgs.ts";
import {
    checkIngressPlace,
    checkPeerNamespace,
    checkSecretPlace,
    checkServiceName,
    checkWorkload,
    demandOf,
    shortagesOf,
} from "./plan/index.ts";
import { PASSWORD_FILES, secretFilesOf } from "./secretFiles.ts";
import type { WorkloadArgs } from "./workloadArgs.ts";

/** What names of the component's roles add to its own. */
const LONGEST_NAME = longestLogicalName("aws:iam/role:Role") - "-migration-pods".length;

/** Everything that is wrong with a workload's arguments, at once. */
export function checkWorkloadArgs(name: string, args: WorkloadArgs): Problem[] {
    const shape = checkWorkload(args);
    const place = checkPlace(args);
    return [
        ...checkLogicalName(name, LONGEST_NAME),
        ...place,
        ...toProblems([
            ...checkServiceName(args.service),
            ...checkOwner(args.owner),
            ...shape,
            ...checkSecrets(args),
            ...(place.length === 0 ? checkPlaces(args) : []),
            ...checkTags(args),
            ...checkPeers(args),
            ...checkPorts(args),
            ...checkAddresses(args),
            // Amounts that do not parse count as nothing.
            ...(shape.length === 0 ? checkQuota(args) : []),
            ...checkReadiness(args),
            ...checkJudged(args),
        ]),
    ];
}

function checkQuota(args: WorkloadArgs): Violation[] {
    return shortagesOf(args.namespace.quota, demandOf(args)).map(({ part, has, needs }) => ({
        path: ["namespace", "quota", part],
        rule: `must be at least ${needs}: all pods at their most, one more of each kind in a rollout, and the migration`,
        value: has,
        fix: "raise the namespace's quota, or name this workload in its workloads",
    }));
}

/** A canary that nobody judges only takes longer: that is for somebody to say. */
function checkJudged({ service, rollout, serviceLevel }: WorkloadArgs): Violation[] {
    if (rollout?.strategy !== "canary" || rollout.analysis === "off") return [];
    if (serviceLevel !== undefined) {
        const wrong = checkServiceLevel({ ...serviceLevel, service });
        return wrong
            .filter(({ path }) => path[0] !== "service")
            .map((violation) => ({ ...violation, path: ["serviceLevel", ...violation.path] }));
    }
    const rule = "needs a service level: what the service promises is what a canary is judged by";
    return [{ path: ["rollout", "analysis"], rule, fix: "pass serviceLevel, or set analysis: off" }];
}

function checkReadiness({ ingress, namespace }: WorkloadArgs): Violation[] {
    if (ingress === undefined || namespace.readinessGates) return [];
    const rule = "needs a namespace that knows of it: pods would count before their load balancer sends to them";
    return [{ path: ["ingress"], rule, value: ingress.host, fix: "name this workload in the namespace's workloads" }];
}

const FILE = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const FILE_VARIABLE = /^[A-Z][A-Z0-9_]*$/;

function checkSecrets(args: WorkloadArgs): Violation[] {
    const { secrets = {}, secretAccess } = args;
    const problems = Object.entries(secrets).flatMap(([file, { variable }]): Violation[] => {
        const path = ["secrets", file];
        return [
            ...(FILE.test(file)
                ? []
                : [
                      {
                          path,
                          rule: "must be a file's name of lower-case letters, digits and hyphens",
                          value: file,
                          fix: "rename it",
                      },
                  ]),
            ...(PASSWORD_FILES.some((taken) => taken === file)
                ? [{ path, rule: "is the password of a connection", value: file, fix: "rename it" }]
                : []),
            ...(variable === undefined || FILE_VARIABLE.test(variable)
                ? []
                : [
                      {
                          path: [...path, "variable"],
                          rule: "must be the name of a variable such as STRIPE_KEY_FILE",
                          value: variable,
                          fix: "rename it",
                      },
                  ]),
        ];
    });
    const refresh = secretAccess?.refreshSeconds;
    if (refresh !== undefined && !(Number.isInteger(refresh) && refresh >= 60 && refresh <= 86_400)) {
        const rule = "must be whole seconds from 60 to 86400: each look costs a call for each secret";
        problems.push({ path: ["secretAccess", "refreshSeconds"], rule, value: refresh, fix: "choose one of them" });
    }
    if (Object.keys(secretFilesOf(args)).length > 0 && secretAccess === undefined) {
        const rule = "is required with secrets and with passwords: somebody has to read them";
        problems.push({ path: ["secretAccess"], rule, fix: "pass oidcProviderArn and oidcIssuer of the cluster" });
    }
    return problems;
}

/** What only its own region and account can use. */
function checkPlaces(args: WorkloadArgs): Violation[] {
    const { ingress, secrets = {}, connections = {} } = args;
    const { database, cache } = connections;
    const secretArns: [Path, unknown][] = [
        ...Object.entries(secrets).map(([file, { secretArn }]): [Path, unknown] => [
            ["secrets", file, "secretArn"],
            secretArn,
        ]),
        [["connections", "database", "secretArn"], database?.secretArn],
        [["connections", "cache", "secretArn"], cache?.secretArn],
    ];
    return [
        ...checkIngressPlace(ingress, args),
        ...secretArns.flatMap(([path, arn]) => checkSecretPlace(path, arn, args)),
    ];
}

/** The load balancer controller reads tags from one line, `key=value,key=value` (AWS Load Balancer Controller, "Ingress annotations"). */
function checkTags({ ingress, loadBalancerTags = {} }: WorkloadArgs): Violation[] {
    if (ingress === undefined) return [];
    return Object.entries(loadBalancerTags)
        .filter(([key, value]) => /[,=]/.test(key) || value.includes(","))
        .map(([key, value]) => ({
            path: ["loadBalancerTags", key],
            rule: "must have no comma, and no equals sign in its key: the load balancer controller reads all tags from one line",
            value,
            fix: "write it without",
        }));
}

function checkPeers({ connections = {}, allowFrom = {} }: WorkloadArgs): Violation[] {
    const lists = [
        [["connections", "services"], connections.services ?? {}],
        [["allowFrom"], allowFrom],
    ] as const;
    return lists.flatMap(([path, peers]) =>
        Object.entries(peers).flatMap(([key, { namespace, service }]) =>
            [...checkPeerNamespace(namespace), ...checkServiceName(service)].map((violation) => ({
                ...violation,
                path: [...path, key, ...violation.path],
            })),
        ),
    );
}

function checkPorts({ connections = {} }: WorkloadArgs): Violation[] {
    const ports: [Path, number][] = [
        ...Object.entries(connections.destinations ?? {}).map(([key, { port }]): [Path, number] => [
            ["connections", "destinations", key, "port"],
            port,
        ]),
        ...Object.entries(connections.services ?? {}).flatMap(([key, { port }]): [Path, number][] =>
            port === undefined ? [] : [[["connections", "services", key, "port"], port]],
        ),
    ];
    return ports
        .filter(([, port]) => !Number.isInteger(port) || port < 1 || port > 65_535)
        .map(([path, port]) => ({ path, rule: "must be a port from 1 to 65535", value: port, fix: "correct it" }));
}

function checkAddresses({ connections = {}, ingress, loadBalancerCidrs }: WorkloadArgs): Violation[] {
    const { database, cache, destinations = {}, awsApis } = connections;
    const lists: [Path, unknown][] = [
        [["connections", "database", "subnetCidrs"], database?.subnetCidrs],
        [["connections", "cache", "subnetCidrs"], cache?.subnetCidrs],
        [["connections", "awsApis", "cidrs"], awsApis?.cidrs],
        [["loadBalancerCidrs"], loadBalancerCidrs],
        ...Object.entries(destinations).map(([key, { cidrs }]): [Path, unknown] => [
            ["connections", "destinations", key, "cidrs"],
            cidrs,
        ]),
    ];
    const problems = lists.flatMap(([path, list]) => (Array.isArray(list) ? checkCidrs(path, list as unknown[]) : []));
    if (ingress !== undefined && loadBalancerCidrs === undefined) {
        const rule = "is required with ingress: pods take requests from named addresses alone";
        problems.push({
            path: ["loadBalancerCidrs"],
            rule,
            fix: "pass the blocks of the subnets load balancers are in",
        });
    }
    if (awsApis?.through === "internet" && !/[A-Za-z]{3}/.test(awsApis.reason)) {
        const rule = "must say why";
        problems.push({
            path: ["connections", "awsApis", "reason"],
            rule,
            value: awsApis.reason,
            fix: "write a sentence",
        });
    }
    return problems;
}

/** Of a list that is known now; one that flows from another resource is looked at when it is. */
function checkCidrs(path: Path, list: readonly unknown[]): Violation[] {
    if (list.length === 0) {
        return [{ path, rule: "must name a block: none means all addresses", value: list, fix: "pass one" }];
    }
    return list.flatMap((cidr, index): Violation[] => {
        if (typeof cidr !== "string") return [];
        const at = [...path, index];
        const parsed = parseCidr(cidr);
        if (!("cidr" in parsed)) return [{ path: at, rule: parsed.rule, value: cidr, fix: parsed.fix }];
        if (parsed.cidr.prefix > 0) return [];
        return [{ path: at, rule: "must not be every address", value: cidr, fix: "name the networks" }];
    });
}
