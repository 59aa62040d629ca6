import { Reading } from "../../reading/reading.ts";
import type { Relation } from "../../relations/relation.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import type { Answer } from "../../views/answer.ts";
import { defaultFamily, forcesByDefault, type TlsSwitch, tlsSwitchFor } from "../../views/databaseTls.ts";

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
    remedy: "set rds.force_ssl (PostgreSQL, SQL Server) or require_secure_transport (MySQL, MariaDB) to 1, or db2comm (Db2) to SSL, in the parameter group",
    types: [INSTANCE, ...GROUPS],
    safeProperties: ["parameterGroupName", "parameters[].value"],
    *check(resource, { stack }) {
        yield* resource.type === INSTANCE ? checkInstance(resource, stack) : checkGroup(resource);
    },
});

function* checkGroup(group: ResourceView): Verdicts {
    const family = group.get("family");
    if (family.isUnknown) {
        yield { at: family, expected: "a family that tells which parameter forces TLS" };
    }
    const wanted = switchOf(group);
    if (wanted === undefined) {
        return;
    }
    const { forcing, open } = findSwitch(group, wanted);
    const { name, values } = wanted;
    if (forcing === undefined) {
        if (withoutSwitch(family, open) !== "yes") {
            const expected = `${name} = ${values[0]}`;
            yield { at: group.get("parameters"), expected, found: `no ${name}`, unverified: open };
        }
    } else if (!isOn(forcing, wanted)) {
        yield { at: forcing, expected: `${values[0]} for ${name}` };
    }
}

/** An instance is as its group is; one without a group of this stack is left to what AWS or another stack says. */
function* checkInstance(instance: ResourceView, stack: StackIndex): Verdicts {
    const engine = instance.get("engine");
    if (engine.isKnown && tlsSwitchFor(engine.string() ?? "") === undefined) {
        return;
    }
    const at = instance.get("parameterGroupName");
    const { here } = stack.targets(instance, GROUP_OF_INSTANCE);
    const expected = "a parameter group that forces TLS";
    if (here.length > 0) {
        const verdicts = here.map(forces);
        if (verdicts.includes("no")) {
            // What the group holds decides, even while its name is not known.
            yield { at: Reading.absent(at.path), expected, found: "one that does not" };
        } else if (verdicts.includes("unknown")) {
            yield { at, expected, unverified: true };
        }
        return;
    }
    const inherits = at.isAbsent && instance.get("replicateSourceDb").isSet;
    if (!inherits && !forcesByDefault(defaultFamily(engine, instance.get("engineVersion"), at))) {
        yield { at, expected, found: "a group of AWS's or of another stack", unverified: true };
    }
}

function forces(group: ResourceView): Answer {
    const family = group.get("family");
    const wanted = switchOf(group);
    if (wanted === undefined) {
        return family.isUnknown ? "unknown" : "yes";
    }
    const { forcing, open } = findSwitch(group, wanted);
    if (forcing === undefined) {
        return withoutSwitch(family, open);
    }
    return isOn(forcing, wanted) ? "yes" : forcing.isUnknown ? "unknown" : "no";
}

/** What a group does that is not seen to set the parameter: a group has the defaults of its family. */
function withoutSwitch(family: Reading, open: boolean): Answer {
    return open ? "unknown" : forcesByDefault(family.string() ?? "") ? "yes" : "no";
}

/** Aurora reads these parameters from the cluster's group only. */
function switchOf(group: ResourceView): TlsSwitch | undefined {
    const family = group.get("family").string() ?? "";
    return group.type === INSTANCE_GROUP && /^aurora/.test(family) ? undefined : tlsSwitchFor(family);
}

/** The value of the parameter; `open` = a parameter that is not known yet may be it. */
function findSwitch(group: ResourceView, { name }: TlsSwitch): { forcing: Reading | undefined; open: boolean } {
    const parameters = group.get("parameters").items();
    const forcing = parameters.find((parameter) => parameter.child("name").string() === name);
    return {
        forcing: forcing?.child("value"),
        open: parameters.some((parameter) => parameter.child("name").isUnknown),
    };
}

function isOn(value: Reading, { values }: TlsSwitch): boolean {
    return values.includes(value.string()?.toLowerCase() ?? String(value.number() ?? value.boolean()));
}
