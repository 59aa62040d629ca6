import { type Change, type Environment, environments } from "../../changeSafety/change.ts";
import { changes } from "../../changeSafety/changes/all.ts";
import type { Edit, Settings } from "../../changeSafety/edit.ts";

/** A change by file and title; `full` where the short rehearsal leaves it out. */
type Step = readonly [file: Change["file"], title: string, full?: "full"];

/** One change after the other, each on top of those before it. */
const titles: Readonly<Record<Environment, readonly Step[]>> = {
    dev: [
        ["environment", "a tag on everything"],
        ["network", "a zone more"],
        ["network", "zones in another order", "full"],
        ["network", "a NAT gateway per zone"],
        ["network", "an interface endpoint more", "full"],
        ["network", "a tier of one's own", "full"],
        ["network", "other fields in flow logs"],
        ["network", "flow logs kept longer", "full"],
        ["network", "network ACLs"],
        ["network", "tags more on subnets", "full"],
        ["database", "another instance class"],
        ["database", "more storage"],
        ["database", "a minor version"],
        ["database", "backups kept longer", "full"],
        ["database", "logs kept longer", "full"],
        ["database", "another maintenance window", "full"],
        ["database", "a parameter of the engine", "full"],
        ["database", "a standby", "full"],
        ["database", "a database more"],
        ["cache", "another node type", "full"],
        ["cache", "a newer engine"],
        ["cache", "a user more", "full"],
        ["cache", "snapshots kept longer", "full"],
        ["cache", "a serverless cache"],
        ["cluster", "more nodes at most", "full"],
        ["cluster", "other instance types"],
        ["cluster", "larger disks of nodes"],
        ["cluster", "a label of nodes", "full"],
        ["cluster", "a node group more"],
        ["cluster", "an access entry more", "full"],
        ["cluster", "another version of an add-on", "full"],
        ["cluster", "the Kubernetes API for an office"],
    ],
    prod: [
        ["environment", "another cost centre"],
        ["network", "one NAT gateway for all zones"],
        ["network", "an interface endpoint more", "full"],
        ["network", "an interface endpoint less", "full"],
        ["network", "a peer more in network ACLs", "full"],
        ["network", "a port more that the internet may open", "full"],
        ["network", "flow logs gathered longer", "full"],
        ["network", "an organisation for gateway endpoints", "full"],
        ["network", "another value for Karpenter's discovery", "full"],
        ["database", "another instance class"],
        ["database", "more storage", "full"],
        ["database", "more throughput", "full"],
        ["database", "a major version"],
        ["database", "backups in another region", "full"],
        ["database", "a backup plan", "full"],
        ["database", "slow statements logged earlier", "full"],
        ["database", "another certificate authority", "full"],
        ["database", "a replica", "full"],
        ["database", "an Aurora cluster"],
        ["cache", "another node type", "full"],
        ["cache", "a replica more", "full"],
        ["cache", "a newer major version of the engine"],
        ["cache", "fewer keys for a user", "full"],
        ["cache", "another snapshot window", "full"],
        ["cache", "a cache more", "full"],
        ["cluster", "the next Kubernetes version"],
        ["cluster", "more nodes at most", "full"],
        ["cluster", "a taint of nodes", "full"],
        ["cluster", "spot capacity", "full"],
        ["cluster", "permissions of pods", "full"],
        ["cluster", "Karpenter beside the groups"],
        ["cluster", "the private endpoint for a network", "full"],
    ],
};

/** What an environment is made with before the first step, where its first step goes on from something else. */
export const initially: Readonly<Record<Environment, Readonly<Record<string, Edit>>>> = {
    dev: {},
    // No update lowers a version of EKS, so the one before has to be there first.
    prod: { cluster: (settings) => changeOf(["cluster", "the next Kubernetes version"]).before?.(settings) },
};

/** Whether all steps are rehearsed: npm run rehearse. Otherwise eight of production's are, of every layer. */
const isFull = process.env["PLINTH_REHEARSAL"] === "full";

export const rehearsed: readonly Environment[] = isFull ? environments : ["prod"];

/** The changes of an environment's rehearsal, in order. */
export function stepsOf(environment: Environment): readonly Change[] {
    const steps = titles[environment].filter(([, , full]) => isFull || full === undefined);
    return steps.map((step) => {
        const { before, ...change } = changeOf(step);
        if (change.expected[environment] === undefined)
            throw new Error(`${environment} has no change ${step.join(": ")}`);
        return before === undefined || step[0] in initially[environment] ? change : { ...change, before };
    });
}

function changeOf([file, title]: Step): Change {
    const found = changes.find((change) => change.file === file && change.title === title);
    if (found === undefined) throw new Error(`there is no change ${file}: ${title}`);
    return found;
}

/** What the component pages tell to write before an environment is destroyed, by file. */
export const lifted: Readonly<Record<string, Edit>> = {
    network: (settings) => Object.assign(settings["flowLogs"] as Settings, { protect: false }),
    database: forEach(["instances", "clusters"], (database) => {
        Object.assign(database, { deletionProtection: false, protect: false });
        const replicas = (database["replicas"] ?? {}) as Record<string, Settings>;
        for (const replica of Object.values(replicas)) replica["deletionProtection"] = false;
    }),
    cache: forEach(["instances", "serverless"], (cache) => Object.assign(cache, { protect: false })),
    cluster: forEach(["instances"], (cluster) => Object.assign(cluster, { deletionProtection: false })),
};

/** Changes every entry of the named maps. */
function forEach(maps: readonly string[], change: (entry: Settings) => void): Edit {
    return (settings) => {
        for (const name of maps) {
            for (const entry of Object.values((settings[name] ?? {}) as Record<string, Settings>)) change(entry);
        }
    };
}
