import type { Reading } from "../../reading/reading.ts";
import type { Relation } from "../../relations/relation.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";

const INSTANCE = "aws:rds/instance:Instance";
const INSTANCE_GROUP = "aws:rds/parameterGroup:ParameterGroup";
const GROUPS = [INSTANCE_GROUP, "aws:rds/clusterParameterGroup:ClusterParameterGroup"];
const GROUP_OF_INSTANCE: Relation = {
    types: [INSTANCE],
    property: "parameterGroupName",
    parents: GROUPS,
    keys: ["name"],
};

export const rdsTls = stackRule({
    id: "rds-tls",
    severity: "medium",
    description: "RDS refuses connections without TLS",
    remedy: "set rds.force_ssl (PostgreSQL, SQL Server) or require_secure_transport (MySQL, MariaDB) to 1 in the parameter group",
    types: [INSTANCE, ...GROUPS],
    safeProperties: ["parameterGroupName", "parameters[].value"],
    *check(resource, { stack }) {
        if (resource.type !== INSTANCE) {
            yield* checkGroup(resource);
            return;
        }
        const engine = resource.get("engine");
        if (engine.isKnown && switchFor(engine) === undefined) {
            return;
        }
        const group = resource.get("parameterGroupName");
        const { here, elsewhere, open } = stack.targets(resource, GROUP_OF_INSTANCE);
        const isDefault = elsewhere.some((name) => name.startsWith("default."));
        if (here.length === 0 && !(group.isAbsent && resource.get("replicateSourceDb").isSet)) {
            const name = switchFor(engine) ?? "TLS";
            yield {
                at: group,
                expected: `a parameter group that forces ${name}`,
                unverified: open || (elsewhere.length > 0 && !isDefault),
            };
        }
    },
});

function* checkGroup(group: ResourceView): Verdicts {
    const family = group.get("family");
    const name = switchFor(family);
    // Aurora reads these parameters from the cluster's group only.
    if (group.type === INSTANCE_GROUP && /^aurora/.test(family.string() ?? "")) {
        return;
    }
    if (family.isUnknown) {
        yield { at: family, expected: "a family that tells which parameter forces TLS" };
    }
    if (name === undefined) {
        return;
    }
    const parameters = group.get("parameters").items();
    const forcing = parameters.find((parameter) => parameter.at("name").string() === name);
    if (forcing === undefined) {
        const open = parameters.find((parameter) => parameter.isUnknown || parameter.at("name").isUnknown);
        const at = group.get("parameters");
        yield { at, expected: `${name} = 1`, found: `no ${name}`, unverified: open !== undefined };
        return;
    }
    const value = forcing.at("value");
    if (!["1", "on", "true"].includes(String(value.value).toLowerCase())) {
        yield { at: value, expected: `1 for ${name}` };
    }
}

/** The parameter that forces TLS, by an engine's or a parameter group family's name; none where AWS offers none. */
function switchFor(engine: Reading): string | undefined {
    const name = engine.string() ?? "";
    if (/^(aurora-)?postgres|^sqlserver/.test(name)) {
        return "rds.force_ssl";
    }
    return /^(aurora-?)?(mysql|mariadb)|^aurora\d/.test(name) ? "require_secure_transport" : undefined;
}
