import { isPlanObject, type PlanValue } from "../../values.ts";
import type { Danger } from "../comparison.ts";
import type { Pair } from "../compareStack.ts";
import type { ComparedResource } from "../side.ts";
import { read, texts, WORLD } from "./reading.ts";

const PARAMETER_GROUPS = [
    "aws:rds/parameterGroup:ParameterGroup",
    "aws:rds/clusterParameterGroup:ClusterParameterGroup",
];

/** Parameters that only a reboot brings into effect: until then the setting and the database disagree. */
export function parameterDangers({ old, now, change: { urn, type } }: Pair): Danger[] {
    if (old === undefined || now === undefined || !PARAMETER_GROUPS.includes(type)) return [];
    const [before, after] = [parametersOf(old), parametersOf(now)];
    return [...after]
        .filter(([name, { value, method }]) => method === "pending-reboot" && before.get(name)?.value !== value)
        .map(([name]) => ({
            kind: "disruption",
            urn,
            type,
            property: "parameters",
            what: `parameter ${name} waits for a reboot`,
            why: "it takes effect when the database is next rebooted, whoever reboots it",
            source: "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBParameterGroup.html",
        }));
}

function parametersOf(resource: ComparedResource): Map<string, { readonly value: string; readonly method: string }> {
    const listed = read(resource, "parameters");
    const parameters = (Array.isArray(listed) ? listed : [listed]).filter(
        (one) => one !== undefined && isPlanObject(one),
    );
    return new Map(
        parameters.map((parameter) => {
            const { name, value, applyMethod } = parameter as Record<string, PlanValue>;
            return [String(name), { value: String(value), method: String(applyMethod ?? "immediate") }];
        }),
    );
}

/** Rules of the older form: one resource for ingress and egress, with lists of blocks. */
export function ruleResourceDangers({ old, now, change: { urn, type } }: Pair): Danger[] {
    if (type !== "aws:ec2/securityGroupRule:SecurityGroupRule" || read(now, "type") !== "ingress") return [];
    const open = (resource: ComparedResource | undefined): string[] =>
        ["cidrBlocks", "ipv6CidrBlocks"]
            .flatMap((property) => texts(read(resource, property)))
            .filter((text) => WORLD.includes(text));
    const added = open(now).filter((block) => !open(old).includes(block));
    if (added.length === 0) return [];
    return [
        {
            kind: "exposure",
            urn,
            type,
            property: "cidrBlocks",
            what: `ingress opens to ${added.join(" and ")}`,
            why: "anyone on the internet can try to connect",
            source: "declarations of @pulumi/aws 7.48",
        },
    ];
}
